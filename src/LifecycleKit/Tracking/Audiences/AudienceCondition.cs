using System.Collections.Immutable;
using System.Globalization;
using LifecycleKit.Customers;
using LifecycleKit.Scoring;
using LifecycleKit.Statistics;

namespace LifecycleKit.Tracking;

/// <summary>One condition of an <see cref="Audience"/>.</summary>
internal abstract class AudienceCondition
{
    public abstract bool Holds(CustomerView view);

    /// <summary>Returns what is wrong with the condition in a shop; null when nothing is.</summary>
    public virtual string? FindProblem(LifecycleRuntime runtime) => null;

    /// <summary>
    /// Returns stages of tracks in force: a customer who meets the condition is in one of the stages of each track. None when no index
    /// knows the condition.
    /// </summary>
    public virtual IEnumerable<StageCondition> FindIndexed(LifecycleRuntime runtime) => [];

    /// <summary>Whether every customer in these stages meets the condition.</summary>
    public virtual bool IsIndexed(LifecycleRuntime runtime) => false;

    protected static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}

/// <summary>The customer is in one of some stages of a track.</summary>
internal sealed class StageCondition(string track, ImmutableArray<string> stages) : AudienceCondition
{
    public string Track => track;

    public ImmutableArray<string> Stages => stages;

    public StageCondition Intersect(StageCondition other) => new(track, [.. stages.Intersect(other.Stages, StringComparer.Ordinal)]);

    public override IEnumerable<StageCondition> FindIndexed(LifecycleRuntime runtime) => [this];

    public override bool IsIndexed(LifecycleRuntime runtime) => true;

    public override bool Holds(CustomerView view) => stages.Contains(view.Track(track).Stage, StringComparer.Ordinal);

    public override string? FindProblem(LifecycleRuntime runtime)
    {
        if (runtime.FindTrack(track) is not { } active) return runtime.NoTrack(track);
        var definition = active.Timeline.Current!.Definition;
        return stages.FirstOrDefault(stage => definition.FindStage(stage) is null) is { } unknown
            ? $"The track '{track}' has no stage '{unknown}'; its stages are {Listed(definition.Stages.Select(stage => stage.Id))}." : null;
    }

    public override string ToString() => $"{track} in {Listed(stages)}";
}

/// <summary>The customer is in one of some segments of the map of the shop.</summary>
internal sealed class SegmentCondition(ImmutableArray<string> segments) : AudienceCondition
{
    public override IEnumerable<StageCondition> FindIndexed(LifecycleRuntime runtime) =>
        runtime.SegmentTrack is { } track ? [new StageCondition(track.Name, segments)] : [];

    public override bool IsIndexed(LifecycleRuntime runtime) => runtime.SegmentTrack is not null;

    public override bool Holds(CustomerView view) => view.Segment is { } segment && segments.Contains(segment.Name, StringComparer.Ordinal);

    public override string? FindProblem(LifecycleRuntime runtime)
    {
        var map = runtime.SegmentMap;
        return segments.FirstOrDefault(segment => map.Find(segment) is null) is { } unknown
            ? $"The map '{map.Name}' has no segment '{unknown}'; its segments are {Listed(map.Segments.Select(segment => segment.Name))}."
            : null;
    }

    public override string ToString() => $"segment in {Listed(segments)}";
}

/// <summary>Each RFM score is within a range, ends included.</summary>
internal sealed class RfmCondition((int Min, int Max) r, (int Min, int Max) f, (int Min, int Max) m) : AudienceCondition
{
    private static readonly (int Min, int Max) Whole = (1, 10);

    /// <exception cref="ArgumentException">The code is not valid.</exception>
    public static RfmCondition FromCode(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var parts = code.Length == 3 ? [code[..1], code[1..2], code[2..]] : code.Split('-');
        int[] scores =
            [.. parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var score) ? score : 0)];
        return scores.Length == 3 && Array.TrueForAll(scores, score => score is >= 1 and <= 10)
            ? new RfmCondition((scores[0], scores[0]), (scores[1], scores[1]), (scores[2], scores[2]))
            : throw new ArgumentException(
                $"'{code}' is not a valid RFM code. Write three scores from 1 to 10, such as 5-5-4 or 554.", nameof(code));
    }

    public override IEnumerable<StageCondition> FindIndexed(LifecycleRuntime runtime)
    {
        // A column without limits adds nothing, unless all are: customers without a score are in none.
        var isAny = r == Whole && f == Whole && m == Whole;
        return Of(ScoreIndex.Recency, r, isAny).Concat(Of(ScoreIndex.Frequency, f)).Concat(Of(ScoreIndex.Monetary, m));

        IEnumerable<StageCondition> Of(string index, (int Min, int Max) range, bool isWanted = false) =>
            runtime.FindActive(index) is { } track && (isWanted || range != Whole)
                ? [new StageCondition(index, [.. ScoreIndex.Scores(track.Definition, range.Min, range.Max)])] : [];
    }

    public override bool IsIndexed(LifecycleRuntime runtime) => runtime.FindActive(ScoreIndex.Recency) is not null;

    public override bool Holds(CustomerView view) =>
        view.Rfm is { IsScored: true } score && IsWithin(r, score.R) && IsWithin(f, score.F) && IsWithin(m, score.M);

    public override string ToString() => FormattableString.Invariant($"R {Text(r)}, F {Text(f)}, M {Text(m)}");

    private static bool IsWithin((int Min, int Max) range, int score) => score >= range.Min && score <= range.Max;

    private static string Text((int Min, int Max) range) =>
        range.Min == range.Max ? FormattableString.Invariant($"{range.Min}") : FormattableString.Invariant($"{range.Min}–{range.Max}");
}

/// <summary>A figure of the forecast has a value within a range, ends included.</summary>
internal sealed class ForecastCondition(
    string name, string index, double min, double max, Func<PopulationScore, Estimate> figure) : AudienceCondition
{
    public override IEnumerable<StageCondition> FindIndexed(LifecycleRuntime runtime) => runtime.FindActive(index) is { } track
        ? [new StageCondition(index, ScoreIndex.Bands(track.Definition, min, max))] : [];

    public override bool Holds(CustomerView view) => figure(view.Forecast).TryGetValue(out var value) && value >= min && value <= max;

    public override string ToString() => FormattableString.Invariant($"{name} {min} to {max}");
}

/// <summary>The customer can and may be contacted through every channel of a set.</summary>
internal sealed class ContactCondition(Channels channels) : AudienceCondition
{
    public override bool Holds(CustomerView view) => view.Profile.Contacts.IsContactable(channels, view.AsOf);

    public override string ToString() => $"contactable by {channels}";
}

/// <summary>The last activity of the customer was at or after one instant, or before another one.</summary>
internal sealed class SeenCondition(DateTimeOffset? from, DateTimeOffset? before) : AudienceCondition
{
    public override bool Holds(CustomerView view) =>
        view.Profile.LastSeenAt is { } seen && !(seen < from) && !(seen >= before);

    public override string ToString() => FormattableString.Invariant(
        $"last seen {(from is { } start ? $"on or after {start.ToString("O", null)}" : $"before {before?.ToString("O", null)}")}");
}
