using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using LifecycleKit.Metrics;

namespace LifecycleKit.Tests.Docs;

/// <summary>Every metric has its row on docs/metrics.md, with all its variants.</summary>
public class MetricsPageTests
{
    private const string MetricHeader = "| Metric | Definition | Formula | Variants | Edge cases | Source |";

    private static readonly string[] Phases =
        ["Acquisition", "Engagement", "Retention", "Expansion", "Advocacy", "Carts", "Fulfilment", "Deals"];

    private static readonly IReadOnlyList<Type> Public =
        [.. typeof(EngagementRate).Assembly.GetExportedTypes().Where(type => type.Namespace == typeof(EngagementRate).Namespace)];

    /// <summary>A metric is a static class of variants, or a value that adds up.</summary>
    private static readonly IReadOnlyList<Type> Metrics = [.. Public.Where(type => IsStatic(type) || IsSum(type))];

    /// <summary>Rows by metric, and the phase in whose table each stands.</summary>
    private static readonly IReadOnlyList<(string Phase, string[] Cells)> Rows =
    [
        .. from phase in Phases
           let section = MarkdownPage.Read("docs", "metrics.md").Section($"## {phase}")
           from row in section.Table(MetricHeader)
           select (phase, row),
    ];

    [Fact]
    public void Metrics_OfThePage_AreAllThatThereAre() => Assert.Equal(
        Metrics.Select(type => type.Name).Order(StringComparer.Ordinal), Rows.Select(row => row.Cells[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Metrics_OfAPhase_LieInItsFolder() => Assert.All(Rows, row => Assert.True(
        File.Exists(Path.Combine(Conventions.Repository.Root, "src", "LifecycleKit", "Metrics", row.Phase, $"{row.Cells[0]}.cs")),
        row.Cells[0]));

    [Fact]
    public void Variants_OfEveryMetric_StandInItsRow() => Assert.All(Metrics, type =>
    {
        var variants = Rows.Single(row => row.Cells[0] == type.Name).Cells[3];
        Assert.All(Figures(type), name => Assert.Contains(name, variants, StringComparison.Ordinal));
    });

    [Fact]
    public void Cells_OfEveryRow_SaySomething() =>
        Assert.All(Rows, row => Assert.All(row.Cells, cell => Assert.False(string.IsNullOrWhiteSpace(cell), row.Cells[0])));

    [Fact]
    public void Tables_OfThePage_AreAllThatThereAre() => Assert.Equal(
        Public.Where(IsTable).Select(type => type.Name).Order(StringComparer.Ordinal),
        MarkdownPage.Read("docs", "metrics.md").Table("| Table | What it shows | How it counts | Edge cases | Source |")
            .Select(row => row[0]).Order(StringComparer.Ordinal));

    private static bool IsStatic(Type type) => type is { IsAbstract: true, IsSealed: true };

    private static bool IsSum(Type type) => type.IsValueType && type.GetInterfaces()
        .Any(x => x.IsGenericType && x.GetGenericTypeDefinition() == typeof(IAdditionOperators<,,>));

    /// <summary>A table is a class that merges with others of its kind.</summary>
    private static bool IsTable(Type type) => type is { IsClass: true, IsSealed: true } && !IsStatic(type)
        && type.GetMethod("Merge") is { } merge && merge.ReturnType == type;

    /// <summary>The names of what gives figures: the public methods of a static class, the estimates that a value offers.</summary>
    private static IEnumerable<string> Figures(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.DeclaredOnly | (IsStatic(type) ? BindingFlags.Static : BindingFlags.Instance))
        .Where(method => !method.IsSpecialName && !method.IsDefined(typeof(CompilerGeneratedAttribute)))
        .Where(method => IsStatic(type) || method.ReturnType == typeof(LifecycleKit.Statistics.Estimate))
        .Select(method => method.Name)
        .Distinct();
}
