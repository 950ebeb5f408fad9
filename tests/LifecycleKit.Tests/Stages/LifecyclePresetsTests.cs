using System.Reflection;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

public class LifecyclePresetsTests
{
    [Fact]
    public void All_OfTheClass_ListsEveryPresetOnce()
    {
        var properties = typeof(LifecyclePresets).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(LifecycleDefinition))
            .Select(property => (LifecycleDefinition)property.GetValue(null)!);
        Assert.Equal(
            properties.OrderBy(preset => preset.Name, StringComparer.Ordinal),
            LifecyclePresets.All.OrderBy(preset => preset.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void All_AskedTwice_IsTheSameList() => Assert.Same(LifecyclePresets.All, LifecyclePresets.All);

    [Fact]
    public void Find_NameOfAPreset_GivesIt() =>
        Assert.All(LifecyclePresets.All, preset => Assert.Same(preset, LifecyclePresets.Find(preset.Name)));

    [Theory]
    [InlineData("")]
    [InlineData("Retail")]
    [InlineData("retail ")]
    public void Find_AnotherName_GivesNull(string name) => Assert.Null(LifecyclePresets.Find(name));

    [Fact]
    public void Find_Null_IsRefused() => Assert.Throws<ArgumentNullException>("name", () => LifecyclePresets.Find(null!));

    [Fact]
    public void Ranks_OfEveryPreset_AscendFromZeroInDeclaredOrder() => Assert.All(LifecyclePresets.All, preset =>
    {
        var ranks = preset.Stages.Where(stage => stage.Rank is not null).Select(stage => stage.Rank!.Value).ToArray();
        Assert.Equal(Enumerable.Range(0, ranks.Length), ranks);
        Assert.Equal(0, preset.InitialStage.Rank);
    });

    [Theory]
    [InlineData("retail")]
    [InlineData("attention")]
    [InlineData("acquisition")]
    [InlineData("attraction")]
    [InlineData("awareness")]
    [InlineData("five-phase")]
    [InlineData("cart")]
    [InlineData("b2b")]
    public void Warnings_OfAPreset_AreNone(string name) => Assert.Empty(LifecyclePresets.Find(name)!.Warnings);
}
