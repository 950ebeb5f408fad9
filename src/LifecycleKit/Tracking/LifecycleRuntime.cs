using System.Collections.Immutable;
using LifecycleKit.Conditions;
using LifecycleKit.Plays;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>
/// The configuration in force in a shop, with its past: the tracks with all their versions, zone, models, segment map and playbook.
/// </summary>
/// <remarks>A later runtime knows every version of an earlier one.</remarks>
internal sealed class LifecycleRuntime
{
    private readonly Dictionary<string, LifecycleTimeline> _timelines;
    private readonly Lazy<ActiveTrack?> _segmentTrack;
    private readonly Lazy<ImmutableArray<LeadScore>> _leadScores;

    private LifecycleRuntime(
        IReadOnlyList<Publication> publications, Dictionary<string, LifecycleTimeline> timelines, FactContext context, string version,
        string? currency, SegmentMap segmentMap, Playbook? playbook)
    {
        Publications = publications;
        _timelines = timelines;
        Context = context;
        Currency = currency;
        SegmentMap = segmentMap;
        Playbook = playbook;
        Tracks =
        [
            .. InForce(PublicationPart.Track).Select(
                one => new ActiveTrack(
                    one.Name, timelines[one.Name], publications.First(other => other.IsOf(PublicationPart.Track, one.Name)).At))
        ];
        ShownTracks = Array.FindAll(Tracks, track => track.Definition.Kind != LifecycleKind.Index);
        Version = TextDigest.Short(version);
        _segmentTrack = new(FindSegmentTrack);
        _leadScores = new(FindLeadScores);
    }

    public IReadOnlyList<Publication> Publications { get; }

    public long LastNumber => Publications.Count == 0 ? 0 : Publications[^1].Number;

    public FactContext Context { get; }

    public string? Currency { get; }

    public SegmentMap SegmentMap { get; }

    public Playbook? Playbook { get; }

    /// <summary>The tracks in force, in the order in which they were first published.</summary>
    public ActiveTrack[] Tracks { get; }

    /// <summary>The tracks without those that are only an index.</summary>
    public ActiveTrack[] ShownTracks { get; }

    /// <summary>The first track that runs the segment map in force; null for none.</summary>
    public ActiveTrack? SegmentTrack => _segmentTrack.Value;

    /// <summary>The lead scores that the tracks and the playbook in force name, each name once.</summary>
    public ImmutableArray<LeadScore> LeadScores => _leadScores.Value;

    /// <summary>
    /// The version: equal for equal tracks, zone and models that are in force without a break. Customers with another version are outdated:
    /// also those whose version was replaced and came back, since they move through the versions between.
    /// </summary>
    public string Version { get; }

    public IEnumerable<string> TrackNames => ShownTracks.Select(track => track.Name);

    /// <summary>Returns a track in force that is not only an index; null for an unknown name.</summary>
    public ActiveTrack? FindTrack(string name) => FindActive(name) is { Definition.Kind: not LifecycleKind.Index } track ? track : null;

    /// <summary>Returns a track in force; null for an unknown name.</summary>
    public ActiveTrack? FindActive(string name) =>
        Array.Find(Tracks, track => string.Equals(track.Name, name, StringComparison.Ordinal));

    /// <summary>Returns the message for a name that no track in force has.</summary>
    public string NoTrack(string name) =>
        $"There is no track '{name}'; the tracks are {string.Join(", ", TrackNames.Select(one => $"'{one}'"))}.";

    /// <summary>Returns the versions of a track, in force or removed; null for an unknown name.</summary>
    public LifecycleTimeline? FindTimeline(string track) => _timelines.GetValueOrDefault(track);

    /// <summary>Returns the last publication of a part; null when there is none.</summary>
    public Publication? FindInForce(PublicationPart part, string name = "") => Publications.LastOrDefault(one => one.IsOf(part, name));

    /// <summary>Builds a runtime from all publications of a shop, in the order of their numbers.</summary>
    /// <exception cref="PublicationException">This host cannot use a publication in force.</exception>
    /// <exception cref="ArgumentException">Parts in force contradict each other.</exception>
    public static LifecycleRuntime Build(IReadOnlyList<Publication> publications, PublishedContent content)
    {
        var timelines = new Dictionary<string, LifecycleTimeline>(StringComparer.Ordinal);
        var inForce = new Dictionary<(PublicationPart Part, string Name), Publication>();
        var context = FactContext.Default;
        var (version, counts) = (TextOf(timelines, context), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var (atTicks, batch) in Batches(publications))
        {
            foreach (var publication in batch) inForce[(publication.Part, publication.Name)] = publication;
            context = ContextOf(inForce, content, context);
            foreach (var track in inForce.Values.Where(one => one.Part == PublicationPart.Track))
            {
                var engine = track.IsRemoval ? null : content.Engine(track.Name, content.Definition(track), context);
                var known = timelines.GetValueOrDefault(track.Name);
                if (known is null && engine is not null) timelines[track.Name] = LifecycleTimeline.Of(engine);
                else if (known is not null && !ReferenceEquals(known.Current, engine))
                    timelines[track.Name] = known.Publish(engine, new DateTimeOffset(atTicks, TimeSpan.Zero));
            }

            var next = TextOf(timelines, context);
            if (next != version) counts[next] = counts.GetValueOrDefault(next) + 1;
            version = next;
        }

        if (counts.GetValueOrDefault(version) is > 1 and var count) version += FormattableString.Invariant($"\n{count}");
        return new LifecycleRuntime(
            publications, timelines, context, version, Last(PublicationPart.Currency)?.Content,
            Last(PublicationPart.SegmentMap) is { } map ? content.SegmentMap(map) : SegmentMaps.FivePhase,
            Last(PublicationPart.Playbook) is { } playbook ? content.Playbook(playbook) : null);

        Publication? Last(PublicationPart part) => inForce.GetValueOrDefault((part, string.Empty)) is { IsRemoval: false } one ? one : null;
    }

    /// <summary>Returns the publications in force of a part, in the order of their first publication.</summary>
    public IEnumerable<Publication> InForce(PublicationPart part) =>
        Publications.Where(one => one.Part == part).GroupBy(one => one.Name, StringComparer.Ordinal).Select(group => group.Last())
            .Where(one => !one.IsRemoval);

    /// <summary>Returns the lead scores of the tracks in their order and of the playbook; of several of one name the first.</summary>
    private ImmutableArray<LeadScore> FindLeadScores()
    {
        var conditions = Tracks.SelectMany(track => track.Definition.Rules.Select(rule => rule.When))
            .Concat(Playbook?.Plays.Select(play => play.When) ?? []);
        return [.. conditions.SelectMany(condition => condition?.Fields() ?? []).OfType<NumberField>().Select(field => field.LeadScore)
            .OfType<LeadScore>().DistinctBy(score => score.Name, StringComparer.Ordinal)];
    }

    private ActiveTrack? FindSegmentTrack()
    {
        if (!Array.Exists(Tracks, track => track.Definition.Kind == LifecycleKind.Membership)) return null;
        var hash = SegmentLifecycle.Load(SegmentMap, SegmentMap).Definition?.ContentHash;
        return Array.Find(Tracks, track => string.Equals(track.Definition.ContentHash, hash, StringComparison.Ordinal));
    }

    /// <summary>Returns the tracks, zone and models in force as text.</summary>
    private static string TextOf(Dictionary<string, LifecycleTimeline> timelines, FactContext context) => string.Concat(
        timelines.Where(one => one.Value.Current is not null)
            .Select(one => $"{one.Key.Length}:{one.Key}{one.Value.Current!.Definition.ContentHash}")) + context.Version;

    /// <summary>
    /// Returns the publications in batches of one instant. When a later number has an earlier instant, a clock was ahead: the earlier batch
    /// is then dated one tick before the later one.
    /// </summary>
    private static IEnumerable<(long AtTicks, IReadOnlyList<Publication> Batch)> Batches(IReadOnlyList<Publication> publications)
    {
        var batches = new List<(long AtTicks, List<Publication> Batch)>();
        foreach (var publication in publications)
        {
            if (batches.Count == 0 || batches[^1].AtTicks != publication.At.UtcTicks) batches.Add((publication.At.UtcTicks, []));
            batches[^1].Batch.Add(publication);
        }

        for (var i = batches.Count - 2; i >= 0; i--)
            batches[i] = (Math.Min(batches[i].AtTicks, batches[i + 1].AtTicks - 1), batches[i].Batch);
        return batches.Select(batch => (batch.AtTicks, (IReadOnlyList<Publication>)batch.Batch));
    }

    private static FactContext ContextOf(
        Dictionary<(PublicationPart Part, string Name), Publication> inForce, PublishedContent content, FactContext before)
    {
        var zone = Find(PublicationPart.TimeZone) is { } zonePart ? content.TimeZone(zonePart) : TimeZoneInfo.Utc;
        var rfm = Find(PublicationPart.Rfm) is { } rfmPart ? content.Rfm(rfmPart) : null;
        var population = Find(PublicationPart.Population) is { } populationPart ? content.Population(populationPart) : null;
        var context = new FactContext(zone, rfm, population);
        return context.Version == before.Version ? before : context;

        Publication? Find(PublicationPart part) => inForce.GetValueOrDefault((part, string.Empty)) is { IsRemoval: false } one ? one : null;
    }
}

/// <summary>A track in force, with all its versions.</summary>
/// <param name="Name">The name of the track.</param>
/// <param name="Timeline">The versions.</param>
/// <param name="Since">The instant of the first publication of the track.</param>
internal sealed record ActiveTrack(string Name, LifecycleTimeline Timeline, DateTimeOffset Since)
{
    /// <summary>The lifecycle in force.</summary>
    public LifecycleDefinition Definition { get; } = Timeline.Current!.Definition;

    /// <summary>Returns the versions as a customer has lived them.</summary>
    public LifecycleTimeline LivedBy(CustomerWork work) => Timeline.AsLived(
        [.. work.VersionsOf(Name).Select(version => (version.DefinitionHash, version.ContextVersion, version.At))]);
}
