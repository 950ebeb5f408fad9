using System.Text.Json;
using LifecycleKit.Experiments;
using LifecycleKit.Plays;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Docs;

/// <summary>The tables and the JSON of docs/plays.md say what the code does.</summary>
public class PlaysPageTests
{
    private static readonly MarkdownPage Page = MarkdownPage.Read("docs", "plays.md");

    [Fact]
    public void Json_OfThePage_IsAPlaybookWithoutDiagnostics()
    {
        var result = Playbook.Load(Page.Section("## A playbook in JSON").Blocks("json")[0])
            .CheckedFor([LifecyclePresets.Retail], SegmentMaps.FivePhase);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(3, result.GetPlaybookOrThrow().Plays.Length);
    }

    [Theory]
    [InlineData("Playbook", typeof(PlaybookOptions))]
    [InlineData("Channel", typeof(PlayChannelOptions))]
    [InlineData("Control", typeof(ControlGroupOptions))]
    [InlineData("Experiment", typeof(ExperimentOptions))]
    [InlineData("Play", typeof(PlayOptions))]
    public void Members_OfThePage_AreThoseOfTheOptions(string kind, Type options) => Assert.Equal(
        options.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)),
        Page.Table($"| {kind} member | Value | Default | Meaning |").Select(row => row[0]).Where(name => name != "format"));

    [Fact]
    public void Diagnostics_OfThePage_AreOfTheSeverityThatIsSaid()
    {
        var rows = Page.Table("| Diagnostic | Severity | When | What to do |");
        Assert.All(
            rows, row => Assert.Equal(
                row[1],
                DiagnosticExamples.All[row[0]].First(diagnostic => diagnostic.Id == row[0]).Severity.ToString().ToLowerInvariant()));
        string[] ofPlaybooksAlone =
        [
            DiagnosticIds.AmbiguousStage, DiagnosticIds.UnknownSegment, DiagnosticIds.InvalidExperiment, DiagnosticIds.NeverChosen,
            DiagnosticIds.ShadowedPlay, DiagnosticIds.UncoveredCell,
        ];
        Assert.Subset(rows.Select(row => row[0]).ToHashSet(), ofPlaybooksAlone.ToHashSet());
    }
}
