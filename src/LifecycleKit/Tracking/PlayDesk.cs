using System.Collections.Concurrent;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Segments;

namespace LifecycleKit.Tracking;

/// <summary>Decides plays for tracked customers, and counts what was sent today in each scope.</summary>
/// <remarks>Thread-safe; shared by the trackers of all scopes.</remarks>
internal sealed class PlayDesk(Func<CustomerKey, string> subjectKeys)
{
    private readonly ConcurrentDictionary<string, PlayBudget> _budgets = new(StringComparer.Ordinal);
    private int _today;

    /// <summary>The subject key unless the host gives its own: a digest, so that it says nothing of the id.</summary>
    public static string DigestOf(CustomerKey customer) => TextDigest.Short(FormattableString.Invariant($"{customer.Scope.Length}:{customer.Scope}{customer.CustomerId}"));

    /// <exception cref="ArgumentException">The host's delegate gave none.</exception>
    public string SubjectKeyOf(CustomerKey customer) => subjectKeys(customer) is { Length: > 0 } key
        ? key
        : throw new ArgumentException($"{nameof(LifecycleOptions)}.{nameof(LifecycleOptions.SubjectKeys)} gave no subject key for the customer.", nameof(customer));

    /// <summary>What to say to a customer who has been brought up to the instant.</summary>
    public CustomerPlays Decide(TrackTimelines tracks, CustomerRecord record, Segment? segment, DateTimeOffset asOf) => tracks.Plays.Playbook is { } playbook
        ? new CustomerPlays(playbook.Decide(InputOf(tracks, record, segment, asOf)))
        : CustomerPlays.None;

    /// <summary>Why a play is said to such a customer or not.</summary>
    public string Explain(Play play, TrackTimelines tracks, CustomerRecord record, Segment? segment, DateTimeOffset asOf) =>
        tracks.Plays.Playbook!.Explain(play, InputOf(tracks, record, segment, asOf));

    /// <summary>Counts a message that has been recorded for the first time.</summary>
    public void Count(in CustomerEvent message, string scope, DateTimeOffset now, TimeZoneInfo zone)
    {
        // Yesterday is kept as well, as the shop's zone may be changed while the tracker is running.
        var oldest = CalendarDays.DateOf(now, zone).AddDays(-1);
        if (Interlocked.Exchange(ref _today, oldest.DayNumber) != oldest.DayNumber)
            foreach (var budget in _budgets.Values) budget.ForgetBefore(oldest);
        var day = CalendarDays.DateOf(message.At, zone);
        if (day >= oldest) _budgets.GetOrAdd(scope, _ => new PlayBudget()).Add(message.Play!, day, 1);
    }

    private PlayInput InputOf(TrackTimelines tracks, CustomerRecord record, Segment? segment, DateTimeOffset asOf) =>
        new(SubjectKeyOf(record.Key), record.History, asOf, tracks.Context)
        {
            Stages = tracks.StagesOf(record),
            Segment = segment,
            TimeZone = tracks.Plays.ZoneOf(record.History),
            Budget = _budgets.GetValueOrDefault(record.Key.Scope),
        };
}
