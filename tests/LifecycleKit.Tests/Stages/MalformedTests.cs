using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class MalformedTests
{
    /// <summary>The diagnostics that no text can have, and those of the analysis of whole lifecycles.</summary>
    private static readonly string[] FoundElsewhere =
    [
        DiagnosticIds.LimitExceeded, DiagnosticIds.RepeatedId, DiagnosticIds.UnknownValue, DiagnosticIds.UnreachableStage,
        DiagnosticIds.DeadEnd, DiagnosticIds.NeverHolds,
        DiagnosticIds.NeverDue, DiagnosticIds.ShadowedRule, DiagnosticIds.Overlap, DiagnosticIds.FlappingPair, DiagnosticIds.FlappingCycle,
        DiagnosticIds.NotReplayable, DiagnosticIds.EmptySegment, DiagnosticIds.SparseSegment, DiagnosticIds.DominantSegment,
        DiagnosticIds.FewRepeatCustomers,
        DiagnosticIds.AmbiguousStage, DiagnosticIds.UnknownSegment, DiagnosticIds.InvalidExperiment, DiagnosticIds.NeverChosen,
        DiagnosticIds.ShadowedPlay, DiagnosticIds.UncoveredCell,
    ];

    public static TheoryData<string> Names { get; } = [.. MalformedCase.All.Select(malformed => malformed.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Load_OfAText_FindsExactlyWhatIsWrong(string name)
    {
        var malformed = MalformedCase.All.Single(other => other.Name == name);

        var result = LifecycleDefinition.Load(malformed.Json, TextCatalog.All);

        Assert.Equal(malformed.Diagnostics.Order(), Errors(result).Order());
        Assert.Equal(malformed.Diagnostics.Count == 0, result.Definition is not null);
        Assert.All(result.Diagnostics, diagnostic => Assert.NotEmpty(diagnostic.Suggestion));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void FromJson_OfAText_ThrowsNothingElse(string name)
    {
        var malformed = MalformedCase.All.Single(other => other.Name == name);

        var error = Record.Exception(() => LifecycleDefinition.FromJson(malformed.Json, TextCatalog.All));

        if (malformed.Diagnostics.Count == 0)
        {
            Assert.Null(error);
        }
        else
        {
            Assert.All(
                malformed.Diagnostics,
                diagnostic => Assert.Contains(diagnostic.Split('@')[0], Assert.IsType<LifecycleDefinitionException>(error).Message));
        }
    }

    [Fact]
    public void Names_OfTheCases_AreUniqueAndMany()
    {
        Assert.Distinct(MalformedCase.All.Select(malformed => malformed.Name));
        var broken = MalformedCase.All.Count(malformed => malformed.Diagnostics.Count > 0);
        Assert.InRange(broken, 150, int.MaxValue);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{broken} malformed texts, and {MalformedCase.All.Count - broken} that only look so.");
    }

    [Fact]
    public void Diagnostics_OfTheCases_AreAllThatATextCanCause()
    {
        var all = typeof(DiagnosticIds).GetFields().Select(field => (string)field.GetRawConstantValue()!);
        var found = MalformedCase.All.SelectMany(malformed => malformed.Diagnostics).Select(diagnostic => diagnostic.Split('@')[0]);
        Assert.Empty(all.Except(FoundElsewhere).Except(found));
    }

    internal static IEnumerable<string> Errors(LifecycleLoadResult result) => result.Diagnostics
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => $"{diagnostic.Id}@{diagnostic.Path}");
}
