using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>How a tracker works. Set up before the tracker is made or the options are published to it.</summary>
/// <remarks>
/// Lifecycles in text are read when the tracker is made or the options are published, with the catalog that they have then. Not thread-safe; the
/// tracker reads it once.
/// </remarks>
[Mutable("options are set up by the host and then read")]
public sealed class LifecycleOptions
{
    /// <summary>The name of the track that there is when none is added.</summary>
    public const string DefaultTrack = "journey";

    private readonly List<(string Name, Func<ConditionCatalog, LifecycleLoadResult> Load)> _tracks = [];
    private readonly List<Diagnostic> _reported = [];
    private Playbook? _playbook;

    /// <summary>The names of the tracks added so far, in that order.</summary>
    /// <value>Empty by default: the tracker then runs <see cref="LifecyclePresets.Retail"/> under the name <see cref="DefaultTrack"/>.</value>
    public IReadOnlyList<string> Tracks => [.. _tracks.Select(track => track.Name)];

    /// <summary>The fields and predicates that lifecycles in text may name.</summary>
    /// <value><see cref="LifecycleConditionCatalog.Default"/> by default.</value>
    public ConditionCatalog ConditionCatalog { get; set; } = LifecycleConditionCatalog.Default;

    /// <summary>Whether what is suspicious in a lifecycle refuses the options as errors do.</summary>
    /// <value>False by default.</value>
    public bool WarningsAsErrors { get; set; }

    /// <summary>The zone in which days and recency are counted.</summary>
    /// <value>UTC by default.</value>
    public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>The ISO 4217 code of the currency of all amounts; an order that names another is refused.</summary>
    /// <value>Null by default: each customer's first order that names a currency decides for him.</value>
    public string? ReportingCurrency { get; set; }

    /// <summary>
    /// The revision of this configuration. Of two hosts with different configurations the one with the higher revision is published; one
    /// with a lower revision than was published follows what is in force. Raise it with each change where several hosts run.
    /// </summary>
    /// <value>0 by default: whatever differs from what configuration last published is published.</value>
    public int Revision { get; set; }

    /// <summary>The map that places customers in segments: views, plays that name a segment, and checks use it.</summary>
    /// <value><see cref="SegmentMaps.FivePhase"/> by default.</value>
    public SegmentMap SegmentMap { get; set; } = SegmentMaps.FivePhase;

    /// <summary>The cut points that score customers, of as many bins as <see cref="SegmentMap"/> asks for.</summary>
    /// <value>Null by default: those of <see cref="Population"/>; without either, customers with orders have no RFM score and no segment.</value>
    public RfmModel? Rfm { get; set; }

    /// <summary>The model by which customers have P(alive), expected orders and a lifetime value, and, from its own cut points, an RFM score.</summary>
    /// <value>Null by default: there are no such figures. When given, <see cref="Rfm"/> is left out, or has the same cut points.</value>
    public PopulationModel? Population { get; set; }

    /// <summary>
    /// The plays that views decide on. Messages recorded as sent hold them back by their caps, cooldowns and daily budgets. A playbook in
    /// text is set by <see cref="SetPlaybook(PlaybookOptions)"/> or <see cref="SetPlaybookFromJson"/>; of all three the last one set
    /// counts.
    /// </summary>
    /// <value>
    /// Null by default, and after one of the two: no plays, or those of the text. Budgets count what the tracker has recorded since it was
    /// made, each scope by itself; who sends at the same moment for two customers may exceed one.
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
    /// The secret of the shop under which subject keys are made, at least 16 characters; the same on every host, and never changed.
    /// </summary>
    /// <value>Null by default: a secret is made once and kept in the store.</value>
    public string? SubjectSecret { get; set; }

    /// <summary>
    /// The host's own keys under which experiments and control groups draw customers: for the same customer always the same, not empty.
    /// Called for customers without a saved record, from many threads; the key is fixed at the first save.
    /// </summary>
    /// <value>
    /// Null by default: an HMAC of scope and customer id under <see cref="SubjectSecret"/>, so that a visitor without a saved record is in
    /// the same arm at each view, and an arm cannot be computed from an id.
    /// </value>
    public Func<CustomerKey, string>? SubjectKeys { get; set; }

    /// <summary>The name of the trait, a text, in which a customer's time zone stands, such as <c>Europe/Vienna</c>: quiet hours and caps by the day follow it.</summary>
    /// <value>Null by default: they follow <see cref="TimeZone"/>, as they do for customers without the trait or with an unknown zone.</value>
    public string? TimeZoneTrait { get; set; }

    /// <summary>How far ahead of the clock an event may lie before it is refused, 0 to 1 day.</summary>
    /// <value>5 minutes by default.</value>
    public TimeSpan FutureTolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the ids of recorded events are remembered, to stop duplicates; above 0, at most 3650 days. Orders need no memory.</summary>
    /// <value>30 days by default.</value>
    public TimeSpan DuplicateHorizon { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long visits, carts and messages are kept as events, from which a customer can be replayed; later their sums are kept. 1 to 36
    /// 500 days. Other events are kept for good.
    /// </summary>
    /// <value>90 days by default.</value>
    public TimeSpan ReplayHorizon { get; set; } = TimeSpan.FromDays(90);

    /// <summary>What becomes of events that are older than what is already decided.</summary>
    /// <value><see cref="LateEventPolicy.Apply"/> by default.</value>
    public LateEventPolicy LateEvents { get; set; }

    /// <summary>Adds a track; one of the same name is replaced.</summary>
    /// <param name="name">Its name, compared ordinally.</param>
    /// <param name="definition">Its lifecycle.</param>
    /// <returns>These options, for chaining.</returns>
    public LifecycleOptions AddTrack(string name, LifecycleDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Add(name, _ => new LifecycleLoadResult(definition.Name, definition, definition.Warnings));
    }

    /// <summary>Adds a track whose lifecycle is given as text in options; one of the same name is replaced.</summary>
    /// <param name="name">Its name, compared ordinally.</param>
    /// <param name="lifecycle">Its lifecycle; what is wrong with it is an error of these options. Kept, so not to be changed any more.</param>
    /// <returns>These options, for chaining.</returns>
    public LifecycleOptions AddTrack(string name, LifecycleDefinitionOptions lifecycle)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        return Add(name, catalog => LifecycleDefinition.Load(lifecycle, catalog));
    }

    /// <summary>Adds a track whose lifecycle is given as JSON; one of the same name is replaced.</summary>
    /// <param name="name">Its name, compared ordinally.</param>
    /// <param name="json">Its lifecycle, as <see cref="LifecycleDefinition.ToJson"/> writes it; what is wrong with it is an error of these options.</param>
    /// <returns>These options, for chaining.</returns>
    public LifecycleOptions AddTrackFromJson(string name, string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Add(name, catalog => LifecycleDefinition.Load(json, catalog));
    }

    /// <summary>Sets the playbook that is given as text in options, in place of <see cref="Playbook"/>.</summary>
    /// <param name="playbook">The playbook; what is wrong with it is an error of these options. Kept, so not to be changed any
    /// more.</param>
    /// <returns>These options, for chaining.</returns>
    public LifecycleOptions SetPlaybook(PlaybookOptions playbook)
    {
        ArgumentNullException.ThrowIfNull(playbook);
        return SetPlaybook(PublishedPart.PlaybookPlace, catalog => Plays.Playbook.Load(playbook, catalog));
    }

    /// <summary>Sets the playbook that is given as JSON, in place of <see cref="Playbook"/>.</summary>
    /// <param name="json">The playbook, as <see cref="Playbook.ToJson"/> writes it; what is wrong with it is an error of these
    /// options.</param>
    /// <returns>These options, for chaining.</returns>
    public LifecycleOptions SetPlaybookFromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return SetPlaybook(PublishedPart.PlaybookPlace, catalog => Plays.Playbook.Load(json, catalog));
    }

    /// <summary>
    /// Everything that is found in the lifecycles, the playbook and the configuration they come from, each thing with its place.
    /// </summary>
    /// <returns>Errors first, then warnings; empty when nothing is found.</returns>
    public IReadOnlyList<Diagnostic> Check() => OptionsSnapshot.Of(this).Diagnostics;

    /// <summary>What was found where the options were filled.</summary>
    internal IReadOnlyList<Diagnostic> Reported => _reported;

    internal IReadOnlyList<(string Name, Func<ConditionCatalog, LifecycleLoadResult> Load)> Sources => _tracks;

    /// <summary>The playbook in text, with the place of its diagnostics; null when there is none.</summary>
    internal (string Place, Func<ConditionCatalog, PlaybookLoadResult> Load)? PlaybookSource { get; private set; }

    /// <param name="path">Where the playbook lies in the configuration.</param>
    /// <param name="load">Reads the playbook.</param>
    internal LifecycleOptions SetPlaybook(string path, Func<ConditionCatalog, PlaybookLoadResult> load)
    {
        _playbook = null;
        PlaybookSource = (path, load);
        return this;
    }

    /// <summary>Adds a track of a configuration, whose mistakes of form are reported already.</summary>
    internal LifecycleOptions AddTrack(string name, Func<ConditionCatalog, LifecycleLoadResult> load) => Add(name, load);

    /// <summary>
    /// Keeps what was found where the options are filled; the same twice, as of a section that is bound twice, counts once.
    /// </summary>
    internal void Report(Diagnostic diagnostic)
    {
        if (!_reported.Contains(diagnostic)) _reported.Add(diagnostic);
    }

    /// <summary>Everything that is wrong with the options but for their lifecycles, a sentence each.</summary>
    internal IReadOnlyList<string> Errors()
    {
        var errors = new List<string>();
        if (ConditionCatalog is null) errors.Add($"{nameof(ConditionCatalog)} is null; give one, such as LifecycleConditionCatalog.Default.");
        if (TimeZone is null) errors.Add($"{nameof(TimeZone)} is null; give a time zone, such as TimeZoneInfo.Utc.");
        if (CurrencyCode.Problem(ReportingCurrency) is { } wrongCode) errors.Add($"{nameof(ReportingCurrency)}: {wrongCode}");
        if (FutureTolerance < TimeSpan.Zero || FutureTolerance > TimeSpan.FromDays(1))
            errors.Add($"{nameof(FutureTolerance)} must lie between 0 and 1 day; it is {FutureTolerance}.");
        if (!Enum.IsDefined(LateEvents)) errors.Add($"{nameof(LateEvents)} is no policy: {LateEvents}.");
        if (DuplicateHorizon <= TimeSpan.Zero || DuplicateHorizon > TimeSpan.FromDays(3650))
            errors.Add($"{nameof(DuplicateHorizon)} must be above 0 and at most 3650 days; it is {DuplicateHorizon}.");
        if (ReplayHorizon < TimeSpan.FromDays(1) || ReplayHorizon > TimeSpan.FromDays(36_500))
            errors.Add($"{nameof(ReplayHorizon)} must lie between 1 and 36500 days; it is {ReplayHorizon}.");
        if (SegmentMap is null) errors.Add($"{nameof(SegmentMap)} is null; give one, such as SegmentMaps.FivePhase.");
        if (SubjectSecret is { Length: < 16 }) errors.Add($"{nameof(SubjectSecret)} must have at least 16 characters; it has {SubjectSecret.Length}.");
        if (TimeZoneTrait is not null && string.IsNullOrWhiteSpace(TimeZoneTrait)) errors.Add($"{nameof(TimeZoneTrait)} is blank; name a trait, or leave it null.");
        if (TimeZone is not null && SegmentMap is not null) errors.AddRange(RuntimeCheck.Problems(TimeZone, Rfm, Population, ReportingCurrency, SegmentMap));
        return errors;
    }

    private LifecycleOptions Add(string name, Func<ConditionCatalog, LifecycleLoadResult> load)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var track = (name, load);
        var same = _tracks.FindIndex(other => string.Equals(other.Name, name, StringComparison.Ordinal));
        if (same < 0) _tracks.Add(track);
        else _tracks[same] = track;
        return this;
    }
}
