using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>The options of a tracker. Set before the tracker is created or the options are published.</summary>
/// <remarks>
/// Lifecycles as text are read when the tracker is created or the options are published, with the catalog of that moment. Not thread-safe;
/// the tracker reads the options once.
/// </remarks>
[Mutable("options are set up by the host and then read")]
public sealed partial class LifecycleOptions
{
    /// <summary>The name of the default track, which runs when no track is added.</summary>
    public const string DefaultTrack = "journey";

    private readonly List<TrackSource> _tracks = [];
    private readonly List<Diagnostic> _reported = [];
    private Playbook? _playbook;

    /// <summary>The names of the added tracks, in the order of addition.</summary>
    /// <value>Empty by default: the tracker then runs <see cref="LifecyclePresets.Retail"/> under the name
    /// <see cref="DefaultTrack"/>.</value>
    public IReadOnlyList<string> Tracks => [.. _tracks.Select(track => track.Name)];

    /// <summary>The fields and predicates that lifecycles and playbooks as text may name.</summary>
    /// <value><see cref="LifecycleConditionCatalog.Default"/> by default.</value>
    public ConditionCatalog ConditionCatalog { get; set; } = LifecycleConditionCatalog.Default;

    /// <summary>Whether warnings refuse the options too.</summary>
    /// <value>False by default.</value>
    public bool WarningsAsErrors { get; set; }

    /// <summary>The zone in which days and recency are counted.</summary>
    /// <value>UTC by default.</value>
    public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>The ISO 4217 code of the currency of all amounts; an order in another currency is refused.</summary>
    /// <value>Null by default: for each customer the first order with a currency decides.</value>
    public string? ReportingCurrency { get; set; }

    /// <summary>
    /// The revision of this configuration. Of two hosts with different configurations, the one with the higher revision is published. A
    /// host with a lower revision than the published one uses the publications in force. Raise the revision with each change when several
    /// hosts run.
    /// </summary>
    /// <value>0 by default: each part that differs from what configuration last published is published.</value>
    public int Revision { get; set; }

    /// <summary>The segment map, for views, for plays that name a segment, and for checks.</summary>
    /// <value><see cref="SegmentMaps.FivePhase"/> by default.</value>
    public SegmentMap SegmentMap { get; set; } = SegmentMaps.FivePhase;

    /// <summary>The cut points of RFM scores, with the number of bins of <see cref="SegmentMap"/>.</summary>
    /// <value>Null by default: the cut points of <see cref="Population"/>. Without either, customers with orders have no RFM score and no
    /// segment.</value>
    public RfmModel? Rfm { get; set; }

    /// <summary>The population model, for P(alive), expected orders, lifetime value and, with its own cut points, RFM scores.</summary>
    /// <value>Null by default: no forecast. With a model, <see cref="Rfm"/> is null or has the same cut points.</value>
    public PopulationModel? Population { get; set; }

    /// <summary>
    /// The playbook of views. Recorded messages count for its caps, cooldowns and daily budgets. A playbook as text is set by
    /// <see cref="SetPlaybook(PlaybookOptions)"/> or <see cref="SetPlaybookFromJson"/>; the last of the three calls wins.
    /// </summary>
    /// <value>
    /// Null by default: no plays. Null too when the playbook is set as text. The store counts the messages of plays with a daily budget,
    /// for all hosts of the shop. A view compares with counts that may be 5 seconds old; a claim
    /// (<see cref="ILifecycleTracker.ClaimPlayAsync"/>) never exceeds a budget. A message that was sent without a claim is recorded and
    /// counted in any case.
    /// </value>
    public Playbook? Playbook
    {
        get => _playbook;
        set
        {
            _playbook = value;
            PlaybookSource = null;
        }
    }

    /// <summary>
    /// The secret of the shop, from which subject keys are made, at least 16 characters; the same on every host, and never changed.
    /// </summary>
    /// <value>Null by default: a secret is created once and kept in the store.</value>
    public string? SubjectSecret { get; set; }

    /// <summary>
    /// Returns the subject key of a customer, under which experiments and control groups draw them: always the same for one customer, and
    /// not empty. Called for customers without a saved record, from many threads; the key is fixed at the first save.
    /// </summary>
    /// <value>
    /// Null by default: an HMAC of scope and customer id under <see cref="SubjectSecret"/>. A visitor without a saved record is then in the
    /// same arm at each view, and an arm cannot be computed from an id.
    /// </value>
    public Func<CustomerKey, string>? SubjectKeys { get; set; }

    /// <summary>
    /// The name of the text trait with the time zone of a customer, such as <c>Europe/Vienna</c>, for quiet hours and caps by calendar day.
    /// </summary>
    /// <value>Null by default: <see cref="TimeZone"/> applies, as for customers without the trait or with an unknown zone.</value>
    public string? TimeZoneTrait { get; set; }

    /// <summary>
    /// The maximum time by which an event, or the shipping, delivery or return of its order, may be ahead of the clock, 0 to 1 day; later
    /// ones are refused.
    /// </summary>
    /// <value>5 minutes by default.</value>
    public TimeSpan FutureTolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The time for which ids of recorded events are remembered, to detect duplicates; above 0, at most 3650 days. Orders need no ids.
    /// </summary>
    /// <value>30 days by default.</value>
    public TimeSpan DuplicateHorizon { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// The time for which visits, carts and messages are kept as events, from which a customer can be replayed; later only their sums are
    /// kept. 1 to 36 500 days. Other events are kept for <see cref="RetentionPeriod"/>.
    /// </summary>
    /// <value>90 days by default.</value>
    public TimeSpan ReplayHorizon { get; set; } = TimeSpan.FromDays(90);

    /// <summary>
    /// The time after the latest event of an anonymous visitor after which <see cref="ILifecycleTracker.ExpireVisitorsAsync"/> removes the
    /// visitor; 1 to 36 500 days. A visitor is a customer without contact, consent, order, subscription or support case. Their exposures to
    /// experiments are removed too, so choose a longer time than experiments run.
    /// </summary>
    /// <value>Null by default: visitors are kept permanently.</value>
    public TimeSpan? VisitorExpiry { get; set; }

    /// <summary>
    /// The time for which a host keeps due customers, deliveries and pending events that it took for itself; 1 second to 1 hour. Another
    /// host takes them after that time if the first has stopped. A handler's token is cancelled after this time.
    /// </summary>
    /// <value>2 minutes by default.</value>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The time after which <see cref="ILifecycleTracker.TryRecordAsync"/> ends; 1 millisecond to 1 minute.</summary>
    /// <value>1 second by default.</value>
    public TimeSpan RecordTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>When transitions are delivered to handlers.</summary>
    /// <value><see cref="DeliveryMode.InRequest"/> by default.</value>
    public DeliveryMode Delivery { get; set; }

    /// <summary>
    /// The number of failed attempts after which a delivery is parked, 1 to 1000. The delays between attempts are 1, 2, 4, … minutes, at
    /// most one hour.
    /// </summary>
    /// <value>10 by default: a delivery is parked about four hours after its first failure.</value>
    public int MaxDeliveryAttempts { get; set; } = 10;

    /// <summary>The treatment of events that are older than the last decision.</summary>
    /// <value><see cref="LateEventPolicy.Apply"/> by default.</value>
    public LateEventPolicy LateEvents { get; set; }

    /// <summary>Adds a track, or replaces the track of the same name.</summary>
    /// <param name="name">The name of the track, compared ordinally.</param>
    /// <param name="definition">The lifecycle.</param>
    /// <returns>These options, for chaining.</returns>
    public LifecycleOptions AddTrack(string name, LifecycleDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Add(name, _ => new LifecycleLoadResult(definition.Name, definition, definition.Warnings));
    }

    /// <summary>Adds a track with a lifecycle as options, or replaces the track of the same name.</summary>
    /// <param name="name">The name of the track, compared ordinally.</param>
    /// <param name="lifecycle">The lifecycle; its errors are errors of these options. Kept, so do not change it later.</param>
    /// <returns>These options, for chaining.</returns>
    public LifecycleOptions AddTrack(string name, LifecycleDefinitionOptions lifecycle)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        return Add(name, catalog => LifecycleDefinition.Load(lifecycle, catalog));
    }

    /// <summary>Adds a track with a lifecycle as JSON, or replaces the track of the same name.</summary>
    /// <param name="name">The name of the track, compared ordinally.</param>
    /// <param name="json">The lifecycle, as written by <see cref="LifecycleDefinition.ToJson"/>; its errors are errors of these
    /// options.</param>
    /// <returns>These options, for chaining.</returns>
    public LifecycleOptions AddTrackFromJson(string name, string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Add(name, catalog => LifecycleDefinition.Load(json, catalog));
    }

    /// <summary>Sets the playbook as options, in place of <see cref="Playbook"/>.</summary>
    /// <param name="playbook">The playbook; its errors are errors of these options. Kept, so do not change it later.</param>
    /// <returns>These options, for chaining.</returns>
    public LifecycleOptions SetPlaybook(PlaybookOptions playbook)
    {
        ArgumentNullException.ThrowIfNull(playbook);
        return SetPlaybook(PublishedPart.PlaybookPath, catalog => Plays.Playbook.Load(playbook, catalog));
    }

    /// <summary>Sets the playbook as JSON, in place of <see cref="Playbook"/>.</summary>
    /// <param name="json">The playbook, as written by <see cref="Playbook.ToJson"/>; its errors are errors of these options.</param>
    /// <returns>These options, for chaining.</returns>
    public LifecycleOptions SetPlaybookFromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return SetPlaybook(PublishedPart.PlaybookPath, catalog => Plays.Playbook.Load(json, catalog));
    }

    /// <summary>
    /// Returns the diagnostics of the lifecycles, the playbook and their configuration, each with its path.
    /// </summary>
    /// <returns>The diagnostics, errors first, then warnings; empty when there are none.</returns>
    public IReadOnlyList<Diagnostic> Check() => OptionsSnapshot.Of(this).Diagnostics;

    /// <summary>The diagnostics that were reported while the options were filled.</summary>
    internal IReadOnlyList<Diagnostic> Reported => _reported;

    internal IReadOnlyList<TrackSource> Sources => _tracks;

    /// <summary>The playbook as text, with the path of its diagnostics; null when there is none.</summary>
    internal (string Path, Func<ConditionCatalog, PlaybookLoadResult> Load)? PlaybookSource { get; private set; }

    /// <param name="path">The path of the playbook in the configuration.</param>
    /// <param name="load">Reads the playbook.</param>
    internal LifecycleOptions SetPlaybook(string path, Func<ConditionCatalog, PlaybookLoadResult> load)
    {
        _playbook = null;
        PlaybookSource = (path, load);
        return this;
    }

    /// <summary>Adds a track of settings.</summary>
    /// <param name="name">The name of the track.</param>
    /// <param name="path">The path of its lifecycle in the settings.</param>
    /// <param name="load">Reads the lifecycle.</param>
    internal LifecycleOptions AddTrack(string name, string path, Func<ConditionCatalog, LifecycleLoadResult> load)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var track = new TrackSource(name, path, load);
        var same = _tracks.FindIndex(other => string.Equals(other.Name, name, StringComparison.Ordinal));
        if (same < 0) _tracks.Add(track);
        else _tracks[same] = track;
        return this;
    }

    /// <summary>Returns the errors of the options, without those of lifecycles and playbook.</summary>
    internal IReadOnlyList<string> Errors()
    {
        var errors = new List<string>();
        if (ConditionCatalog is null)
            errors.Add($"{nameof(ConditionCatalog)} is null. Set a catalog, such as LifecycleConditionCatalog.Default.");
        if (TimeZone is null) errors.Add($"{nameof(TimeZone)} is null. Set a time zone, such as TimeZoneInfo.Utc.");
        if (CurrencyCode.Problem(ReportingCurrency) is { } wrongCode) errors.Add($"{nameof(ReportingCurrency)}: {wrongCode}");
        if (FutureTolerance < TimeSpan.Zero || FutureTolerance > TimeSpan.FromDays(1))
            errors.Add($"{nameof(FutureTolerance)} must be between 0 and 1 day; it is {FutureTolerance}.");
        if (!Enum.IsDefined(LateEvents)) errors.Add($"{nameof(LateEvents)}: {LateEvents} is not a valid policy.");
        if (DuplicateHorizon <= TimeSpan.Zero || DuplicateHorizon > TimeSpan.FromDays(3650))
            errors.Add($"{nameof(DuplicateHorizon)} must be above 0 and at most 3650 days; it is {DuplicateHorizon}.");
        if (ReplayHorizon < TimeSpan.FromDays(1) || ReplayHorizon > TimeSpan.FromDays(36_500))
            errors.Add($"{nameof(ReplayHorizon)} must be between 1 and 36500 days; it is {ReplayHorizon}.");
        if (VisitorExpiry < TimeSpan.FromDays(1) || VisitorExpiry > TimeSpan.FromDays(36_500))
            errors.Add($"{nameof(VisitorExpiry)} must be between 1 and 36500 days, or null; it is {VisitorExpiry}.");
        if (LeaseDuration < TimeSpan.FromSeconds(1) || LeaseDuration > TimeSpan.FromHours(1))
            errors.Add($"{nameof(LeaseDuration)} must be between 1 second and 1 hour; it is {LeaseDuration}.");
        if (!Enum.IsDefined(Delivery)) errors.Add($"{nameof(Delivery)}: {Delivery} is not a valid mode.");
        if (MaxDeliveryAttempts is < 1 or > 1000)
            errors.Add($"{nameof(MaxDeliveryAttempts)} must be between 1 and 1000; it is {MaxDeliveryAttempts}.");
        if (RecordTimeout < TimeSpan.FromMilliseconds(1) || RecordTimeout > TimeSpan.FromMinutes(1))
            errors.Add($"{nameof(RecordTimeout)} must be between 1 millisecond and 1 minute; it is {RecordTimeout}.");
        if (SegmentMap is null) errors.Add($"{nameof(SegmentMap)} is null. Set a segment map, such as SegmentMaps.FivePhase.");
        if (SubjectSecret is { Length: < 16 })
            errors.Add($"{nameof(SubjectSecret)} must have at least 16 characters; it has {SubjectSecret.Length}.");
        if (TimeZoneTrait is not null && string.IsNullOrWhiteSpace(TimeZoneTrait))
            errors.Add($"{nameof(TimeZoneTrait)} is blank. Name a trait, or leave the option null.");
        errors.AddRange(RetentionErrors());
        errors.AddRange(ScoreIndexes?.Errors() ?? []);
        errors.AddRange(Tracks.Where(name => ScoreIndex.IsName(name) || name == AccountIndex.Track)
            .Select(name => $"The track '{name}' has the name of a score index. Rename it."));
        if (TimeZone is not null && SegmentMap is not null)
            errors.AddRange(RuntimeCheck.Problems(TimeZone, Rfm, Population, ReportingCurrency, SegmentMap));
        return errors;
    }

    private LifecycleOptions Add(string name, Func<ConditionCatalog, LifecycleLoadResult> load) =>
        AddTrack(name, $"{PublishedPart.TracksPath}/{name}", load);
}

/// <summary>A track of options: how its lifecycle is read, and the path of its diagnostics.</summary>
internal sealed record TrackSource(string Name, string Path, Func<ConditionCatalog, LifecycleLoadResult> Load);
