namespace LifecycleKit.Tests.Conventions;

public class NamingTests
{
    [Fact]
    public void Types_OfTheLibrary_HaveSpeakingNames() => Rule.Holds(Library.Types.SelectMany(type => Naming.Violations(type.Name)));

    [Fact]
    public void SubFolders_OfTheLibrary_HaveSpeakingNames() =>
        Rule.Holds(SourceFile.All.SelectMany(file => file.Path.Split('/').Skip(1).SkipLast(1)).SelectMany(Naming.Violations));

    /// <summary>Diagnostics aside: every folder reports them, the reader of JSON in the root too.</summary>
    [Fact]
    public void PublicTypes_OfTheLibrary_LieInTheNamespaceOfAFolder() => Assert.All(
        Library.PublicTypes.Except([typeof(Diagnostic), typeof(DiagnosticIds), typeof(DiagnosticSeverity)]), type =>
        Assert.Contains(type.Namespace, Folders.InOrder.Select(folder => $"LifecycleKit.{folder}").Append(Library.OfServices)));

    [Fact]
    public void Classes_WithTests_AreNamedTestsOrContract()
    {
        var classes = typeof(NamingTests).Assembly.GetTypes()
            .Where(type => type.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute), inherit: true)))
            .Select(type => type.Name.Split('`')[0]);
        Assert.All(classes, name => Assert.Matches("(Tests|Contract)$", name));
    }

    [Theory]
    [InlineData("DateHelpers", "DateHelpers: Helpers says nothing. ")]
    [InlineData("StageManager", "StageManager: Manager says nothing. ")]
    [InlineData("CommonRules", "CommonRules: Common says nothing. ")]
    [InlineData("RfmSettings", "RfmSettings: instead of Settings use Options. ")]
    [InlineData("CLVDto", "CLVDto: instead of Dto use Json. ")]
    public void Violations_OfAPlantedName_SayWhyAndOfferTheEndings(string name, string violation)
    {
        var only = Assert.Single(Naming.Violations(name));
        Assert.StartsWith(violation, only, StringComparison.Ordinal);
        Assert.EndsWith($"{Naming.Preferred}.", only, StringComparison.Ordinal);
    }

    [Fact]
    public void Violations_OfAFoldersName_SaySo() => Assert.Equal(["Segments is named like a folder"], Naming.Violations("Segments"));

    [Theory]
    [InlineData("RfmOptions")]
    [InlineData("Commonality")]
    [InlineData("SegmentMap")]
    [InlineData("RfmModelBuilder")]
    [InlineData("Dictionary`2")]
    [InlineData("SweepService")]
    [InlineData("CustomerData")]
    [InlineData("TimeZoneInfo")]
    public void Violations_OfASpeakingName_AreNone(string name) => Assert.Empty(Naming.Violations(name));
}
