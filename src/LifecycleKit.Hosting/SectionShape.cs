using System.Text.Json;
using LifecycleKit.Plays;
using LifecycleKit.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.Hosting;

/// <summary>The allowed members of a section of a configuration.</summary>
internal static class SectionShape
{
    /// <summary>The names of the members that name files.</summary>
    public const string PlaybookFile = "playbookFile", PopulationFile = "populationFile", RfmFile = "rfmFile";

    /// <summary>The name of the member that names the track of the segment map.</summary>
    public const string SegmentTrack = "segmentTrack";

    public static JsonShape Section { get; } = JsonShape.Object(
        (NameOf(nameof(LifecycleOptions.TimeZone)), JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.ReportingCurrency)), JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.Revision)), JsonShape.Integer),
        (NameOf(nameof(LifecycleOptions.FutureTolerance)), JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.DuplicateHorizon)), JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.ReplayHorizon)), JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.RetentionPeriod)), JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.VisitorExpiry)), JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.LeaseDuration)), JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.RecordTimeout)), JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.Delivery)), JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.MaxDeliveryAttempts)), JsonShape.Integer),
        (NameOf(nameof(LifecycleOptions.LateEvents)), JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.SubjectSecret)), JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.TimeZoneTrait)), JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.SegmentMap)), JsonShape.Text),
        (SegmentTrack, JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.ScoreIndexes)), JsonShape.Object(
            (NameOf(nameof(ScoreIndexOptions.Rfm)), JsonShape.Flag),
            (NameOf(nameof(ScoreIndexOptions.ProbabilityAlive)), JsonShape.Text),
            (NameOf(nameof(ScoreIndexOptions.LifetimeValue)), JsonShape.Text))),
        (NameOf(nameof(LifecycleOptions.WarningsAsErrors)), JsonShape.Flag),
        (RfmFile, JsonShape.Text),
        (PopulationFile, JsonShape.Text),
        (PlaybookFile, JsonShape.Text),
        (NameOf(nameof(LifecycleOptions.Tracks)), JsonShape.Map(LifecycleJson.Shape)),
        (NameOf(nameof(LifecycleOptions.Playbook)), PlaybookJson.Shape));

    /// <summary>Returns the name of a member in JSON and in the paths of diagnostics.</summary>
    public static string NameOf(string member) => JsonNamingPolicy.CamelCase.ConvertName(member);
}
