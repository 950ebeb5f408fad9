using System.Text.Json;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.Hosting;

/// <summary>What a section of a configuration may hold.</summary>
internal static class SectionShape
{
    public static JsonShape Section { get; } = JsonShape.Object(
        (NameOf(nameof(LifecycleOptions.TimeZone)), JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.ReportingCurrency)), JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.FutureTolerance)), JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.DuplicateHorizon)), JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.LateEvents)), JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.WarningsAsErrors)), JsonShape.Flag),
        (NameOf(nameof(LifecycleOptions.Tracks)), JsonShape.Map(LifecycleJson.Shape)));

    /// <summary>The name of a member in JSON, and so in the places of findings.</summary>
    public static string NameOf(string member) => JsonNamingPolicy.CamelCase.ConvertName(member);
}
