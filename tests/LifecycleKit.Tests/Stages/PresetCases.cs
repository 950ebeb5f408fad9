using LifecycleKit.Conditions;
using LifecycleKit.Rfm;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>
/// The presets as theory data, on cut points at 30, 60, 120 and 240 days, 1, 2, 3 and 5 orders, and 100, 200, 400 and 800.
/// </summary>
internal static class PresetCases
{
    public static FactContext Context { get; } = new(rfm: RfmModel.Fit([], DateTimeOffset.UnixEpoch, new RfmOptions
    {
        Recency = RfmCuts.Given(30, 60, 120, 240),
        Frequency = RfmCuts.Given(1, 2, 3, 5),
        Monetary = RfmCuts.Given(100, 200, 400, 800),
    }));

    public static TheoryData<string> Names => [.. LifecyclePresets.All.Select(preset => preset.Name)];

    public static LifecycleDefinition Of(string name) => LifecyclePresets.Find(name)!;

    public static Story Begin(string name) => new(Of(name), Context);
}
