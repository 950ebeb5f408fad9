using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Tracking;

namespace LifecycleKit.UserTests.Identities;

/// <summary>
/// What holds of identities that are linked, unlinked and renamed in any order: each group is the replay of the events of its identities.
/// </summary>
internal sealed class IdentityLaw
{
    private const string Play = "banner";

    private static readonly TimeSpan Retention = TimeSpan.FromDays(120), Kept = TimeSpan.FromDays(90);

    private readonly ShopClock _clock = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Heard _heard = new();
    private readonly NaiveGroups _groups = new();
    private readonly List<DateTimeOffset> _placed = [];
    private readonly Random _random;
    private readonly ICustomerStore _store;
    private readonly LifecycleTracker _tracker;
    private readonly bool _isRetained;
    private int _names;
    private int _events;

    private IdentityLaw(ICustomerStore store, int seed, bool isRetained)
    {
        _random = new Random(seed);
        _store = store;
        _isRetained = isRetained;
        var options = new LifecycleOptions
        {
            DuplicateHorizon = TimeSpan.FromDays(3650),
            RetentionPeriod = isRetained ? Retention : null,
            Playbook = Playbook.Build("shop", book => book.Play(Play, play => play.Channel(Channels.OnSite))),
        };
        _tracker = LifecycleTracker.Create(options.AddTrack("journey", NaiveGroups.Lifecycle), store, _clock, [_heard]);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Lives random steps, and compares all groups after each of them.</summary>
    /// <param name="store">The store, without customers.</param>
    /// <param name="seed">The seed of the steps.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="isRetained">Whether all events have a retention period. Then no orders are placed: those that have expired stay with
    /// the head, and are no longer those of an identity.</param>
    /// <returns>How many links, unlinks and renamings there were.</returns>
    public static async Task<int> HoldsAsync(ICustomerStore store, int seed, int steps, bool isRetained = false)
    {
        var law = new IdentityLaw(store, seed, isRetained);
        for (var i = 0; i < 4; i++)
        {
            var id = law.NextName();
            law._groups.Add(id, (await law._tracker.GetViewAsync(id, Cancellation)).SubjectKey);
        }

        var count = 0;
        for (var i = 0; i < steps; i++)
        {
            law._clock.Now += TimeSpan.FromSeconds(1) + TimeSpan.FromHours(law._random.Next(30 * 24));
            if (await law.LiveAsync()) count++;
            if (i % 4 == 0) await law.CompareAsync();
        }

        await law.CompareAsync();
        Assert.Equal(law._heard.Ids.Count, law._heard.Ids.Distinct(StringComparer.Ordinal).Count());
        return count;
    }

    /// <summary>Does one step; returns whether identities changed.</summary>
    private async Task<bool> LiveAsync()
    {
        var (one, two) = (Pick(), Pick());
        switch (_random.Next(16))
        {
            case 0 or 1:
                await ExpireAsync();
                var isLinked = one.Head == two.Head;
                var linked = await _tracker.LinkAsync(NameOf(one), NameOf(two), Cancellation);
                if (one == two)
                {
                    Assert.True(linked.Outcome is LinkOutcome.AlreadyLinked or LinkOutcome.Refused);
                    return false;
                }

                Assert.Equal(isLinked ? LinkOutcome.AlreadyLinked : LinkOutcome.Linked, linked.Outcome);
                Assert.Equal(one.Head.Id, linked.HeadId);
                _groups.Link(one, two, _clock.Now);
                return !isLinked;
            case 2:
                await ExpireAsync();
                var result = await _tracker.UnlinkAsync(one.Id, Cancellation);
                if (one.Head == one)
                {
                    Assert.Equal(_groups.GroupOf(one).Count() > 1 ? LinkOutcome.Refused : LinkOutcome.NotLinked, result.Outcome);
                    return false;
                }

                Assert.Equal(LinkOutcome.Unlinked, result.Outcome);
                _groups.Unlink(one);
                return true;
            case 3:
                var name = NextName();
                Assert.Equal(LinkOutcome.Renamed, (await _tracker.RenameAsync(NameOf(one), name, Cancellation)).Outcome);
                one.Names.Add(name);
                return true;
            case 4:
                await _tracker.SweepAsync(cancellationToken: Cancellation);
                return false;
            case 5:
                var message = FormattableString.Invariant($"m{++_events}");
                Assert.Equal(PlayClaimOutcome.Claimed, (await _tracker.ClaimPlayAsync(NameOf(one), Play, message, Cancellation)).Outcome);
                _groups.Claim(one, message, _clock.Now);
                return false;
            case 6 when _groups.Recorded(_random.Next(1 + _events)) is var (owner, recorded) && IsRemembered(recorded):
                // Whatever was linked and unlinked since: the group of its identity knows it.
                var again = await _tracker.RecordAsync(NameOf(PickOf(owner)), recorded, Cancellation);
                Assert.Equal(RecordOutcome.Duplicate, again.Outcome);
                return false;
            default:
                await RecordAsync(one, Event());
                return false;
        }
    }

    /// <summary>A store that keeps digests of ids can give those of kept events alone to another record.</summary>
    private bool IsRemembered(in CustomerEvent customerEvent) => _store.IsDurable || _clock.Now - customerEvent.At < Kept;

    /// <summary>Removes the events whose retention period has ended, so that both sides agree on their owners.</summary>
    private async Task ExpireAsync()
    {
        if (!_isRetained) return;
        while ((await _tracker.ExpireEventsAsync(cancellationToken: Cancellation)).HasMore) { }
        _groups.Expire(_clock.Now - Retention);
    }

    private async Task RecordAsync(NaiveIdentity identity, CustomerEvent customerEvent)
    {
        var outcome = (await _tracker.RecordAsync(NameOf(identity), customerEvent, Cancellation)).Outcome;
        var isRecorded = _groups.Record(identity, customerEvent);
        Assert.Equal(isRecorded ? RecordOutcome.Applied : RecordOutcome.Refused, outcome);
        if (!isRecorded || customerEvent.EventId is null) return;
        // By any of the ids of the group.
        var again = await _tracker.RecordAsync(NameOf(PickOf(identity)), customerEvent, Cancellation);
        Assert.Equal(RecordOutcome.Duplicate, again.Outcome);
    }

    private CustomerEvent Event()
    {
        var (now, id) = (_clock.Now, FormattableString.Invariant($"e{++_events}"));
        switch (_random.Next(13))
        {
            case 0 or 1 when !_isRetained:
                _placed.Add(now);
                return Order(_placed.Count);
            case 2 when _placed.Count > 0:
                return Order(1 + _random.Next(_placed.Count));
            case 3:
                var granted = _random.Next(3) > 0;
                DateTimeOffset? end = granted && _random.Next(2) == 0 ? now.AddDays(_random.Next(1, 200)) : null;
                return CustomerEvent.ConsentChanged(now, Channels.Email, granted, expiresAt: end, eventId: id);
            case 4:
                return CustomerEvent.TraitSet(now, "size", TraitValue.Create(_random.Next(50)), id);
            case 5:
                return CustomerEvent.Exposure(now, "banner", _random.Next(2) == 0 ? "a" : "b", id);
            case 9:
                return _random.Next(4) switch
                {
                    0 => CustomerEvent.CaseClosed(now, Named("case"), id),
                    1 => CustomerEvent.CaseAnswered(now, Named("case"), id),
                    _ => CustomerEvent.CaseOpened(now, Named("case"), id),
                };
            case 10:
                return _random.Next(3) > 0 ? CustomerEvent.SubscriptionStarted(now, Named("tea"), 5, eventId: id)
                    : CustomerEvent.SubscriptionCancelled(now, Named("tea"), id);
            case 12:
                // Few enough to change again, and never two of one deal at one instant.
                var isWon = _random.Next(2) == 0;
                return CustomerEvent.DealChanged(
                    new DealSnapshot
                    {
                        DealId = FormattableString.Invariant($"deal-{_events % 40}"), OpenedAt = now, ChangedAt = now, Stage = "demo",
                        Value = _random.Next(100), Outcome = isWon ? DealOutcome.Won : DealOutcome.Open, ClosedAt = isWon ? now : null,
                    },
                    id);
            case 11:
                return CustomerEvent.Review(now, _random.Next(1, 6), id);
            case 6:
                return CustomerEvent.Message(CustomerEventKind.MessageSent, now, "hello", Channels.Email, id);
            default:
                return CustomerEvent.Visit(now, source: _random.Next(2) == 0 ? "mail" : null, eventId: id);
        }

        string Named(string what) => FormattableString.Invariant($"{what}-{_random.Next(8)}");

        CustomerEvent Order(int number) => CustomerEvent.Order(new OrderSnapshot
        {
            OrderId = FormattableString.Invariant($"o{number}"),
            PlacedAt = _placed[number - 1],
            ChangedAt = now,
            GrossTotal = 100,
            RefundedTotal = _random.Next(3) * 10,
        });
    }

    private async Task CompareAsync()
    {
        foreach (var head in _groups.Identities.Where(one => one.Head == one))
        {
            var names = _groups.GroupOf(head).SelectMany(one => one.Names).ToList();
            var view = await _tracker.GetViewAsync(head.Id, Cancellation);
            Assert.Equal(head.Subject, view.SubjectKey);
            if (names.Count > 1)
            {
                Assert.Equal(
                    names.Order(StringComparer.Ordinal),
                    view.Identities.SelectMany(one => one.Aliases.Add(one.Id)).Order(StringComparer.Ordinal));
                Assert.Equal(head.Id, view.Identities[0].Id);
            }

            foreach (var name in names)
            {
                var other = await _tracker.GetViewAsync(name, Cancellation);
                Assert.Equal(
                    (view.Customer, view.SubjectKey, view.Profile, view.Track("journey").Stage),
                    (other.Customer, other.SubjectKey, other.Profile, other.Track("journey").Stage));
            }

            var horizon = MessageLog.Horizon;
            Assert.Equal(
                _groups.ClaimsOf(head, _clock.Now, horizon),
                view.Claims.Where(claim => _clock.Now - claim.ClaimedAt <= horizon).Select(claim => claim.MessageId)
                    .Order(StringComparer.Ordinal));
            var track = view.Track("journey");
            if (_groups.LifeOf(head, _clock.Now) is not { } life)
            {
                // Nothing is left of what another identity took along.
                Assert.Equal(("new", 0), (track.Stage, view.Profile.OrderCount));
                continue;
            }

            Assert.Equal(life.History.Profile, view.Profile);
            Assert.Equal(life.Stage, track.Stage);
            Assert.Equal(life.Highest, track.HighestStage is { } id ? NaiveGroups.Lifecycle.FindStage(id)!.Rank : 0);
            var record = (await _store.LoadAsync(view.Customer, null, Cancellation)).Record!;
            Assert.Equal(
                life.History.Orders.Entries.Select(order => order.ToJson()).Order(StringComparer.Ordinal),
                record.Orders.Select(order => order.ToJson()).Order(StringComparer.Ordinal));
            var (expected, actual) = (life.History.Capture(), record.Document.History);
            Assert.Equal(expected.Traits, actual.Traits);
            Assert.Equal(expected.Consents, actual.Consents);
            Assert.Equal(expected.Exposures, actual.Exposures);
            Assert.Equal(expected.Messages, actual.Messages);
            Assert.Equal(expected.Cases, actual.Cases);
            Assert.Equal(expected.Subscriptions, actual.Subscriptions);
            Assert.Equal(expected.Activity, actual.Activity);
            Assert.Equal(expected.CustomEvents ?? [], actual.CustomEvents ?? []);
        }
    }

    private string NextName() => FormattableString.Invariant($"customer-{++_names}");

    private NaiveIdentity Pick() => _groups.Identities[_random.Next(_groups.Identities.Count)];

    private NaiveIdentity PickOf(NaiveIdentity identity)
    {
        var group = _groups.GroupOf(identity).ToList();
        return group[_random.Next(group.Count)];
    }

    private string NameOf(NaiveIdentity identity) => identity.Names[_random.Next(identity.Names.Count)];

    private sealed class Heard : ITransitionHandler
    {
        public List<string> Ids { get; } = [];

        public ValueTask HandleAsync(TransitionNotice notice, CancellationToken cancellationToken)
        {
            lock (Ids) Ids.Add(notice.Id);
            return ValueTask.CompletedTask;
        }
    }
}
