using LifecycleKit.Conditions;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>The presets as theory data, each with the context it needs.</summary>
internal static class PresetCases
{
    public static TheoryData<string> Names => [.. LifecyclePresets.All.Select(preset => preset.Name)];

    public static LifecycleDefinition Of(string name) => LifecyclePresets.Find(name)!;

    /// <summary>Zone and models for a preset; those so far need no model.</summary>
    public static FactContext ContextOf(string name) => FactContext.Default;

    public static Story Begin(string name) => new(Of(name), ContextOf(name));
}
