using LifecycleKit.Plays;
using LifecycleKit.Stages;

namespace LifecycleKit.Hosting.Tests;

public class NamedPresetTests
{
    [Fact]
    public void Section_ThatNamesPresets_RunsThem()
    {
        using var shop = new Shop(new Dictionary<string, string?>
        {
            ["Lifecycle:Tracks:journey"] = "retail", ["Lifecycle:Tracks:phase"] = "five-phase", ["Lifecycle:Playbook"] = "five-phase",
        });

        Assert.Empty(shop.StartUpErrors());
        Assert.Equal(["journey", "phase"], shop.Options.Tracks.Order());
        Assert.Same(Playbooks.FivePhase, shop.Options.Playbook);
        var hashes = shop.Options.Sources.Select(track => (track.Name, track.Load(shop.Options.ConditionCatalog).Definition!.ContentHash));
        Assert.Equal(
            [("journey", LifecyclePresets.Retail.ContentHash), ("phase", LifecyclePresets.FivePhase.ContentHash)], hashes.Order());
    }

    [Fact]
    public void Section_WithEachPreset_Starts()
    {
        foreach (var name in LifecyclePresets.All.Select(preset => preset.Name))
        {
            using var shop = new Shop(new Dictionary<string, string?> { ["Lifecycle:Tracks:journey"] = name });
            Assert.Empty(shop.StartUpErrors());
        }
    }

    [Theory]
    [InlineData(
        "Tracks:journey", "retal",
        "error unknown-value at tracks/journey: There is no preset lifecycle \"retal\". Did you mean 'retail'?")]
    [InlineData(
        "Playbook", "none", "error unknown-value at playbook: There is no preset playbook \"none\". Use one of five-phase, retail,")]
    public void StartUp_WithAnUnknownPreset_SaysWhere(string key, string name, string error)
    {
        using var shop = new Shop(new Dictionary<string, string?> { [$"Lifecycle:{key}"] = name });

        Assert.Contains(shop.StartUpErrors(), found => found.StartsWith(error, StringComparison.Ordinal));
    }

    [Fact]
    public void StartUp_WithANameAndMembers_IsAnError()
    {
        var values = Flattened.Of(Shop.Small, "Lifecycle:Tracks:journey");
        values["Lifecycle:Tracks:journey"] = "retail";
        using var shop = new Shop(values);

        Assert.Contains(
            shop.StartUpErrors(),
            found => found.StartsWith("error type-mismatch at tracks/journey: The entry is a text.", StringComparison.Ordinal));
    }

    [Fact]
    public void StartUp_WithANamedPlaybookAndAFile_IsAnError()
    {
        using var shop = new Shop(new Dictionary<string, string?>
        {
            ["Lifecycle:Tracks:journey"] = "retail", ["Lifecycle:Playbook"] = "retail", ["Lifecycle:PlaybookFile"] = "nowhere.json",
        });

        Assert.Contains(
            shop.StartUpErrors(), found => found.StartsWith("error contradiction at playbookFile: ", StringComparison.Ordinal));
    }
}
