using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>The descriptions of the presets in docs/lifecycles.md are correct.</summary>
public class LifecyclesPageTests
{
    public static TheoryData<string> Presets => PresetCases.Names;

    [Fact]
    public void Sections_OfThePage_AreThePresetsInOrder() =>
        Assert.Equal(LifecyclePresets.All.Select(preset => preset.Name), PresetSection.ReadAll().Select(section => section.Name));

    [Theory]
    [MemberData(nameof(Presets))]
    public void Stages_OfASection_AreThoseOfThePreset(string preset) => Assert.Equal(
        PresetCases.Of(preset).Stages.Select(stage => $"{stage.Id}, {(stage.Rank is { } rank ? $"{rank}" : "–")}"),
        PresetSection.Read(preset).Stages.Select(row => $"{row[0]}, {row[1]}"));

    [Theory]
    [MemberData(nameof(Presets))]
    public void Stages_OfASection_AllMeanSomething(string preset) =>
        Assert.All(PresetSection.Read(preset).Stages, row => Assert.False(string.IsNullOrWhiteSpace(row[2])));

    [Theory]
    [MemberData(nameof(Presets))]
    public void Rules_OfASection_AreThoseOfThePreset(string preset) => Assert.Equal(
        PresetCases.Of(preset).Rules.Select(Row).Order(StringComparer.Ordinal),
        PresetSection.Read(preset).Rules.Select(row => string.Join(" | ", row)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Presets))]
    public void Diagram_OfASection_IsThatOfThePreset(string preset)
    {
        var diagram = PresetCases.Of(preset).ToMermaid();
        if (GoldenFile.IsUpdating) PresetSection.Read(preset).Redraw(diagram);
        Assert.Equal(PresetSection.Read(preset).Diagram, diagram);
    }

    private static string Row(TransitionRule rule) => string.Join(
        " | ", rule.Id, string.Join(", ", rule.From), rule.To, rule.IsTimeBased ? "time" : $"{rule.On}", rule.When?.ToString() ?? "always",
        $"{rule.Priority}");
}
