using LifecycleKit.Stages;
using LifecycleKit.Testing;

namespace LifecycleKit.UserTests.Exploring;

public class PresetExplorationTests
{
    public static TheoryData<string> Presets => new(LifecyclePresets.All.Select(preset => preset.Name));

    [Theory]
    [MemberData(nameof(Presets))]
    public void Explore_OfAPreset_ReachesEveryStage(string name)
    {
        var result = LifecycleExplorer.Explore(LifecyclePresets.Find(name)!);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", result.Steps) + "\n" + result);
        System.Console.WriteLine(name + "\n" + string.Join(", ", result.Steps) + "\n" + result+"\n");
        Assert.Empty(result.UnreachedStages);
    }
}
