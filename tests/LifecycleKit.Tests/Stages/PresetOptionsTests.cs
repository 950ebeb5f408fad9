using System.Globalization;
using System.Reflection;
using System.Text.Json;
using LifecycleKit.Conditions;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Docs;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Stages;

/// <summary>The parameters of presets in C# and in settings, and their table in docs/lifecycles.md.</summary>
public class PresetOptionsTests
{
    private static readonly Dictionary<string, Type> Types = new()
    {
        ["retail"] = typeof(RetailOptions),
        ["attention"] = typeof(AttentionOptions),
        ["acquisition"] = typeof(AcquisitionOptions),
        ["attraction"] = typeof(AttractionOptions),
        ["awareness"] = typeof(AwarenessOptions),
        ["b2b"] = typeof(B2BOptions),
    };

    public static TheoryData<string> Presets => [.. Types.Keys];

    /// <summary>Each parameter, with a value that is valid besides the defaults of the others.</summary>
    public static TheoryData<string, string, string> Parameters => new(
        from preset in Types from property in PropertiesOf(preset.Value) select (preset.Key, property.Name, OtherValue(property.Name)));

    public static Type TypeOf(string preset) => Types[preset];

    [Fact]
    public void Names_OfPresetsWithParameters_AreThoseOfTheTypes() => Assert.Equal(PresetParameters.Names, Types.Keys);

    [Theory]
    [MemberData(nameof(Presets))]
    public void Create_WithTheDefaults_IsThePreset(string preset)
    {
        var created = Create(preset, Activator.CreateInstance(Types[preset])!);
        Assert.Equal(LifecyclePresets.Find(preset)!.ContentHash, created.ContentHash);
        Assert.Equal(preset, created.Name);
        Assert.Equal(LifecyclePresets.Find(preset)!.ContentHash, FromSettings(preset).ContentHash);
    }

    /// <summary>Every parameter changes the definition, and is the same in settings.</summary>
    [Theory]
    [MemberData(nameof(Parameters))]
    public void Create_WithAnotherValue_IsAnotherDefinitionAndThatOfSettings(string preset, string parameter, string value)
    {
        var options = Activator.CreateInstance(Types[preset])!;
        var property = Types[preset].GetProperty(parameter)!;
        property.SetValue(options, Parsed(property.PropertyType, value));
        var created = Create(preset, options);
        Assert.NotEqual(LifecyclePresets.Find(preset)!.ContentHash, created.ContentHash);
        Assert.Empty(created.Warnings);
        var entry = new SettingsEntry(JsonNamingPolicy.CamelCase.ConvertName(parameter), value);
        Assert.Equal(created.ContentHash, FromSettings(preset, entry).ContentHash);
    }

    [Fact]
    public void Create_OfWrongParameters_ListsAllErrors()
    {
        var error = Assert.Throws<ArgumentException>("options", () => LifecyclePresets.CreateRetail(
            new RetailOptions
            {
                ActiveOrderCount = 1, LoyalOrderCount = 9, AtRiskAfter = TimeSpan.FromDays(200), LapsedAfter = TimeSpan.Zero,
            }));
        Assert.All(
            ["ActiveOrderCount is 1.", "ChampionOrderCount is 8. Give more than LoyalOrderCount, which is 9.", "LapsedAfter is 00:00:00."],
            (string line) => Assert.Contains(line, error.Message, StringComparison.Ordinal));
        error = Assert.Throws<ArgumentException>("options", () => LifecyclePresets.CreateAcquisition(new AcquisitionOptions
        {
            PromoterNps = 6, GoodRating = 6, EngagementDays = 0, ClickCount = 0, EngagementEvent = " ", ExpansionOrderCount = 2,
            ExpansionRevenue = -1, ExpansionGrowth = 0.5m, ExpansionCategoryCount = 1,
            ExpansionOrderFactor = 1,
        }));
        Assert.All(
            ["PromoterNps", "GoodRating", "EngagementDays", "ClickCount", "EngagementEvent", "ExpansionOrderCount", "ExpansionRevenue",
                "ExpansionGrowth", "ExpansionCategoryCount", "ExpansionOrderFactor"],
            (string member) => Assert.Contains($"- {member} is ", error.Message, StringComparison.Ordinal));
        error = Assert.Throws<ArgumentException>("options", () => LifecyclePresets.CreateB2B(new B2BOptions
        {
            EngagementDays = 401, EngagedVisitCount = 0, ClickCount = 0, EngagementEvent = "", NurtureFor = TimeSpan.Zero,
            ExpansionDealCount = 1, ExpansionDealValue = 0, ExpansionRevenue = 0, ExpansionGrowth = 0.5m, SilentAfter = TimeSpan.Zero,
        }));
        Assert.All(
            ["EngagementDays", "EngagedVisitCount", "ClickCount", "EngagementEvent", "NurtureFor", "ExpansionDealCount",
                "ExpansionDealValue", "ExpansionRevenue", "ExpansionGrowth", "SilentAfter"],
            (string member) => Assert.Contains($"- {member} is ", error.Message, StringComparison.Ordinal));
        Assert.All(Types.Keys, preset => Assert.IsType<ArgumentNullException>(
            Assert.Throws<TargetInvocationException>(() => CreatorOf(preset).Invoke(null, [null])).InnerException));
    }

    [Fact]
    public void Table_OfThePage_HasEveryParameterWithItsDefault() => Assert.Equal(
        from preset in Types
        from property in PropertiesOf(preset.Value)
        let value = property.GetValue(Activator.CreateInstance(preset.Value))
        select $"{preset.Key} {JsonNamingPolicy.CamelCase.ConvertName(property.Name)} {Written(value)}",
        from row in MarkdownPage.Read("docs", "lifecycles.md").Table("| Preset | Parameter | Default | Allowed | Meaning |")
        select $"{row[0]} {row[1]} {row[2]}");

    /// <summary>The properties of a preset before those that presets have in common.</summary>
    private static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite);

    private static MethodInfo CreatorOf(string preset) => typeof(LifecyclePresets).GetMethods()
        .Single(method => method.GetParameters() is [var only] && only.ParameterType == Types[preset]);

    private static LifecycleDefinition Create(string preset, object options) =>
        (LifecycleDefinition)CreatorOf(preset).Invoke(null, [options])!;

    private static LifecycleDefinition FromSettings(string preset, params SettingsEntry[] parameters)
    {
        var diagnostics = new List<Diagnostic>();
        var entry = new SettingsEntry("track", members: [new SettingsEntry("preset", preset), .. parameters]);
        var content = new SettingsCheck(diagnostics).ReadMembers(entry.Members, SettingsPresetTracks.ShapeOf(preset));
        var read = SettingsPresetTracks.Read(content, "tracks/track", diagnostics);
        Assert.Empty(diagnostics);
        return read!;
    }

    private static string OtherValue(string parameter) => parameter switch
    {
        "ActiveOrderCount" or "ReturnOrderCount" or "RetentionOrderCount" => "3",
        "LoyalOrderCount" or "ExpansionOrderCount" => "5",
        "ChampionOrderCount" => "9",
        "AtRiskAfter" or "UnseenAfter" or "RetainAfter" or "NurtureFor" => "60d",
        "LapsedAfter" or "SilentAfter" => "200d",
        "PromoterNps" or "DetractorNps" => "8",
        "GoodRating" => "4.5",
        "BadRating" => "2.5",
        "EngagedVisitCount" or "ClickCount" or "ExpansionCategoryCount" => "4",
        "EngagementDays" => "30",
        "EngagementEvent" => "store event",
        "ExpansionGrowth" => "2",
        "ExpansionOrderFactor" => "3",
        "ExpansionRevenue" or "ExpansionDealValue" => "500",
        "ExpansionDealCount" => "3",
        _ => throw new NotSupportedException(parameter),
    };

    private static object Parsed(Type type, string text) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var x when x == typeof(TimeSpan) => DurationText.Read(text)!.Value,
        var x => Convert.ChangeType(text, x, CultureInfo.InvariantCulture),
    };

    private static string Written(object? value) => value switch
    {
        null => "none",
        TimeSpan length => DurationText.Write(length),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
