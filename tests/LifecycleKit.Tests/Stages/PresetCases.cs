using LifecycleKit.Conditions;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>The presets as theory data, each with the context it needs.</summary>
internal static class PresetCases
{
    public static TheoryData<string> Names => [.. LifecyclePresets.All.Select(preset => preset.Name)];

    public static LifecycleDefinition Of(string name) => LifecyclePresets.Find(name)!;

    public static FactContext ContextOf(string name)
    {
        _ = name;
        return FactContext.Default;
    }

    public static Story Begin(string name) => new(Of(name), ContextOf(name));
}
