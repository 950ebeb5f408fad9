namespace LifecycleKit.Tests.Stages;

public class ReachabilityTests(ITestOutputHelper output)
{
    public static TheoryData<string> Presets => PresetCases.Names;

    [Theory]
    [MemberData(nameof(Presets))]
    public void Explore_Preset_ReachesAndLeavesEveryStageByEveryRule(string preset)
    {
        var definition = PresetCases.Of(preset);
        var found = Reachability.Explore(PresetCases.Begin(preset), definition);

        foreach (var (stage, path) in found.PathToStage) output.WriteLine($"{stage}: {path}");
        Assert.Equal(Ids(definition.Stages.Select(stage => stage.Id)), Ids(found.PathToStage.Keys));
        Assert.Equal(Ids(definition.Rules.Select(rule => rule.Id)), Ids(found.PathToRule.Keys));
        Assert.Equal(Ids(definition.Stages.Select(stage => stage.Id)), Ids(found.Left));
    }

    private static IEnumerable<string> Ids(IEnumerable<string> ids) => ids.Order(StringComparer.Ordinal);
}
