using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Conventions;

/// <summary>What a public type prints does not follow the culture of the machine.</summary>
public class InvariantTextTests
{
    /// <summary>
    /// Records that print parts of a fit or a lifecycle, which cannot be filled from nothing; their own tests print them.
    /// </summary>
    private static readonly HashSet<string> PrintParts = ["PossibleTransition", "ModelComparisonRow"];

    private static readonly string[] Cultures = ["tr-TR", "ar-SA", "fa-IR", "th-TH", "de-DE"];

    /// <summary>The public records, each with all fields set, whatever its constructors demand.</summary>
    public static TheoryData<string> Records => [.. Types().Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Records))]
    public void ToString_OfARecord_IsTheSameInAllCultures(string name)
    {
        var instance = Filled(typeof(LifecycleKit.Statistics.Estimate).Assembly.GetType(name, true)!, 0)!;
        var expected = Printed(instance, "");
        Assert.All(Cultures, culture => Assert.Equal(expected, Printed(instance, culture)));
    }

    [Fact]
    public void ToString_OfTheCompilersText_FollowsTheCulture() =>
        Assert.NotEqual(Printed(new Planted(-1.5, Days.Start), ""), Printed(new Planted(-1.5, Days.Start), "de-DE"));

    [Fact]
    public void ToString_OfWhatHoldsAnIdOrAText_RepeatsNeither()
    {
        object[] records =
        [
            new CustomerKey("", "anna"), new CustomerFailure(new CustomerKey("", "anna"), new TimeoutException()),
            new OrderSnapshot { OrderId = "anna", PlacedAt = Days.Start, GrossTotal = 1, Category = "anna" },
            new CustomerTrait { Name = "name", Value = TraitValue.Create("anna"), SetAt = Days.Start },
            new SourceVisit { VisitedAt = Days.Start, Source = "anna" },
            new OpenCloseState { Id = "anna", IsOpen = true, ChangedAt = Days.Start },
        ];
        Assert.All(records, record => Assert.DoesNotContain("anna", record.ToString(), StringComparison.Ordinal));
        Assert.StartsWith($"{records[0]}: ", $"{records[1]}", StringComparison.Ordinal);
    }

    private static IEnumerable<Type> Types() => typeof(LifecycleKit.Statistics.Estimate).Assembly.GetExportedTypes()
        .Where(
            type => type is { IsAbstract: false, IsGenericType: false }
                && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null)
        .Where(type => !PrintParts.Contains(type.Name));

    private static string Printed(object instance, string culture)
    {
        using var named = new Culture(culture);
        return instance.ToString()!;
    }

    /// <summary>A value of a type: numbers with a sign and decimals, instants, texts, and so on in all fields.</summary>
    private static object? Filled(Type type, int depth)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Filled(underlying, depth);
        if (type == typeof(double)) return 1234.5;
        if (type == typeof(decimal)) return 1234.5m;
        if (type == typeof(int)) return 7;
        if (type == typeof(long)) return 7L;
        if (type == typeof(string)) return "text";
        if (type == typeof(bool)) return true;
        if (type == typeof(DateTimeOffset)) return Days.Start;
        if (type == typeof(DateOnly)) return new DateOnly(2026, 3, 21);
        if (type == typeof(TimeOnly)) return new TimeOnly(21, 5);
        if (type == typeof(TimeSpan)) return TimeSpan.FromDays(1.5);
        if (type == typeof(TimeZoneInfo)) return TimeZoneInfo.Utc;
        if (type == typeof(Exception)) return new InvalidOperationException();
        if (type.IsArray) return FilledArray(type.GetElementType()!, depth);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return Array.CreateInstance(type.GetGenericArguments()[0], 0);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return type.GetField(nameof(ImmutableArray<int>.Empty))!.GetValue(null);
        if (type.Namespace?.StartsWith("LifecycleKit", StringComparison.Ordinal) != true || type.IsEnum)
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        if (depth > 3 || type.IsAbstract || (!type.IsValueType && depth > 0))
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        var instance = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            field.SetValue(instance, Filled(field.FieldType, depth + 1));
        return instance;
    }

    /// <summary>An array of one element, or of none where the element cannot be filled.</summary>
    private static Array FilledArray(Type element, int depth)
    {
        if (element is { IsValueType: false, IsArray: false }) return Array.CreateInstance(element, 0);
        var filled = Array.CreateInstance(element, 1);
        filled.SetValue(Filled(element, depth + 1), 0);
        return filled;
    }

    private sealed record Planted(double Amount, DateTimeOffset At);
}
