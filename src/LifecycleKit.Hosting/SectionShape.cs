using LifecycleKit.Conditions;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.Hosting;

/// <summary>What a section of a configuration may hold.</summary>
internal static class SectionShape
{
    public static JsonShape Section { get; } = JsonShape.Object(
        (nameof(LifecycleOptions.TimeZone), JsonShape.Text),
        (nameof(LifecycleOptions.ReportingCurrency), JsonShape.Text),
        (nameof(LifecycleOptions.FutureTolerance), JsonShape.Text),
        (nameof(LifecycleOptions.DuplicateHorizon), JsonShape.Text),
        (nameof(LifecycleOptions.LateEvents), JsonShape.Text),
        (nameof(LifecycleOptions.WarningsAsErrors), JsonShape.Flag),
        (nameof(LifecycleOptions.Tracks), JsonShape.Map(LifecycleJson.Shape)));
}
