using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;

namespace LifecycleKit.Tracking;

/// <summary>
/// A customer at one instant: the single customer view, score, segment, forecast, the stage in each track, and the plays.
/// </summary>
public sealed record CustomerView
{
    // Few customers are linked, and few shops have accounts, deals or lead scores: a view without them is smaller.
    private readonly RareParts? _rare;

    // The profile in its parts. The details are the largest, and null for a customer who has only visited and ordered.
    private readonly ProfileActivity _activity;
    private readonly OrderTotals _orderTotals;
    private readonly Part<ProfileDetails>? _details;

    // Null without a population model, so that the reason is not repeated in each view.
    private readonly Part<PopulationScore>? _forecast;

    /// <summary>The customer; of linked identities, the head of the group, whichever of their ids was asked.</summary>
    public required CustomerKey Customer { get; init; }

    /// <summary>
    /// The id of the customer; of linked identities, that of the head of the group (<see cref="ILifecycleIdentities"/>).
    /// </summary>
    public string HeadId => Customer.CustomerId;

    /// <summary>
    /// The identities of the group, the head first and the others in the order of their links; empty for a customer who was never linked
    /// or renamed.
    /// </summary>
    public ImmutableArray<CustomerIdentity> Identities
    {
        get => _rare?.Identities ?? [];
        init => _rare = value.IsDefaultOrEmpty && _rare is null 
            ? null : (_rare ?? new()) with { Identities = value.IsDefault ? [] : value };
    }

    /// <summary>The key under which experiments and control groups draw the customer; do not show it on pages.</summary>
    public required string SubjectKey { get; init; }

    /// <summary>The instant, in UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Whether the store has the customer. If not, the profile is empty and every track is at its initial stage.</summary>
    public required bool IsKnown { get; init; }

    /// <summary>The single customer view.</summary>
    public required CustomerProfile Profile
    {
        get => new() { Activity = _activity, Details = _details?.Value ?? default, OrderTotals = _orderTotals };
        init
        {
            (_activity, _orderTotals) = (value.Activity, value.OrderTotals);
            _details = Part<ProfileDetails>.Of(value.Details, default);
        }
    }

    /// <summary>The number of contacts of the customer, when the customer is an account; 0 otherwise.</summary>
    public int ContactCount
    {
        get => _rare?.ContactCount ?? 0;
        init => _rare = value == 0 && _rare is null ? null : (_rare ?? new()) with { ContactCount = value };
    }

    /// <summary>The RFM score; not scored without a counted order or without configured cut points.</summary>
    public RfmScore Rfm { get; init; }

    /// <summary>
    /// The segment in the map of the shop (<see cref="LifecycleOptions.SegmentMap"/>); null for a customer with counted orders when no cut
    /// points are configured.
    /// </summary>
    public Segment? Segment { get; init; }

    /// <summary>
    /// P(alive), churn band, expected orders and lifetime value; without an order or a population model, each gives the reason why it is
    /// missing.
    /// </summary>
    public required PopulationScore Forecast
    {
        get => _forecast?.Value ?? NoForecast;
        init => _forecast = Part<PopulationScore>.Of(value, NoForecast);
    }

    /// <summary>The newest snapshot of each deal, by id in ordinal order; empty for none.</summary>
    public ImmutableArray<DealSnapshot> Deals
    {
        get => _rare?.Deals ?? [];
        init => _rare = value.IsDefaultOrEmpty && _rare is null ? null : (_rare ?? new()) with { Deals = value.IsDefault ? [] : value };
    }

    /// <summary>
    /// The lead scores that the tracks and the playbook in force name, by name, without those that are not known of the customer; empty by
    /// default. Where two of them give one name to different scores, it is that of the first track, and of a track before the playbook.
    /// </summary>
    public IReadOnlyDictionary<string, decimal> LeadScores
    {
        get => _rare?.LeadScores ?? ImmutableDictionary<string, decimal>.Empty;
        init => _rare = value.Count == 0 && _rare is null ? null : (_rare ?? new()) with { LeadScores = value };
    }

    /// <summary>The stage of the customer in each track.</summary>
    public required IReadOnlyList<TrackView> Tracks { get; init; }

    /// <summary>The chosen plays, and the result of every other play; no play without a playbook.</summary>
    public CustomerPlays Plays { get; init; } = CustomerPlays.None;

    /// <summary>
    /// The claims of messages that are not recorded as sent, the oldest first: messages that are being sent now, and those that a stopped
    /// job has left.
    /// </summary>
    public ImmutableArray<PlayClaim> Claims { get; init; } = [];

    /// <summary>Creates a view, whose required properties the caller sets.</summary>
    public CustomerView()
    {
    }

    /// <summary>Creates a view with the profile of a history.</summary>
    /// <param name="history">The history.</param>
    /// <param name="forecast">The forecast; null without a population model.</param>
    [SetsRequiredMembers]
    internal CustomerView(CustomerHistory history, in PopulationScore? forecast)
    {
        (SubjectKey, Tracks) = (string.Empty, []);
        (_activity, _orderTotals) = (history.Activity, history.OrderTotals);
        if (history.HasDetails) _details = Part<ProfileDetails>.Of(history.Profile.Details, default);
        if (forecast is { } score) _forecast = Part<PopulationScore>.Of(score, NoForecast);
    }

    private static PopulationScore NoForecast { get; } = PopulationScore.Without("no population model is configured");

    /// <summary>Returns the stage of the customer in one track.</summary>
    /// <param name="name">The name of the track.</param>
    /// <exception cref="ArgumentException">There is no track of this name.</exception>
    public TrackView Track(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var track in Tracks)
        {
            if (string.Equals(track.Track, name, StringComparison.Ordinal)) return track;
        }

        throw new ArgumentException(
            $"There is no track '{name}'; the tracks are {string.Join(", ", Tracks.Select(track => $"'{track.Track}'"))}.", nameof(name));
    }

    /// <summary>Returns a digest of the customer, the instant and the stages; culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Customer} at {AsOf:O}: {string.Join(", ", Tracks.Select(track => $"{track.Track} {track.Stage}"))}");

    /// <summary>Returns the lead scores of a customer.</summary>
    internal static IReadOnlyDictionary<string, decimal> ScoresOf(CustomerHistory history, DateTimeOffset asOf, LifecycleRuntime runtime)
    {
        var scores = runtime.LeadScores;
        if (scores.IsEmpty) return ImmutableDictionary<string, decimal>.Empty;
        var values = new Dictionary<string, decimal>(scores.Length, StringComparer.Ordinal);
        foreach (var score in scores)
            if (score.ScoreOf(history, asOf, runtime.Context.TimeZone) is { } value) values.Add(score.Name, value);
        return values;
    }

    /// <summary>Returns the score and the segment of a customer.</summary>
    internal static (RfmScore Rfm, Segment? Segment) Place(CustomerHistory history, DateTimeOffset asOf, LifecycleRuntime runtime)
    {
        var context = runtime.Context;
        var score = context.Rfm is { } rfm && RfmValues.TryFrom(history.Orders, asOf, context.TimeZone, rfm.WindowDays, out var values)
            ? rfm.Score(values) : default;
        return (score, SegmentInput.TryFrom(history, asOf, score, out var subject) ? runtime.SegmentMap.Map(subject) : null);
    }

    /// <summary>A large part of a view, equal to another one with the same content.</summary>
    private sealed record Part<T>(T Value)
        where T : struct, IEquatable<T>
    {
        /// <summary>Returns a part; null for the value that needs none.</summary>
        public static Part<T>? Of(in T value, in T none) => value.Equals(none) ? null : new(value);
    }

    private sealed record RareParts
    {
        public ImmutableArray<CustomerIdentity> Identities { get; init; } = [];

        public int ContactCount { get; init; }

        public ImmutableArray<DealSnapshot> Deals { get; init; } = [];

        public IReadOnlyDictionary<string, decimal> LeadScores { get; init; } = ImmutableDictionary<string, decimal>.Empty;
    }
}
