using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Joins a group of identities to another one: the changes that move everything to the head.</summary>
/// <param name="shared">The services of the trackers.</param>
/// <param name="runtime">The configuration in force.</param>
/// <param name="group">The group that stays.</param>
/// <param name="joined">The group that joins it.</param>
/// <param name="now">The instant of the call.</param>
internal sealed class JoinedGroups(
    TrackerServices shared, LifecycleRuntime runtime, LinkedRows group, LinkedRows joined, DateTimeOffset now)
{
    private readonly Dictionary<int, int> _numbers = [];

    /// <exception cref="CurrencyMismatchException">The orders are in different currencies.</exception>
    public List<CustomerChange> ToChanges()
    {
        var own = group.IdentitiesAt(now);
        foreach (var one in joined.IdentitiesAt(now)) _numbers.Add(one.Number, own[^1].Number + 1 + _numbers.Count);
        var (head, other) = (new LivedCustomer(group, shared, runtime, now), new LivedCustomer(joined, shared, runtime, now));
        var added = AddedEvents(head, other);
        var (document, kept) = (group.Record.Document.Base, joined.Record.Document.Base);
        var currency = document.Currency ?? kept.Currency;
        LinkedIdentity[] identities =
        [
            .. own,
            .. joined.IdentitiesAt(now).Select(
                one => one with { Number = _numbers[one.Number], LinkedAt = one.Number == 0 ? now : one.LinkedAt }),
        ];
        var change = new RegroupedCustomer(shared, runtime, now)
        {
            Before = group.Record,
            Base = document with
            {
                SubjectKey = LinkedSubject.KeyOf(identities, [.. group.Events, .. added]),
                Currency = currency,
                Expired = ExpiredSums.Joined(identities.Select(one => one.Sums), currency) is { } sums ? ExpiredSums.Of(sums) : null,
                // Only one of two lives before the checkpoint can go on.
                Checkpoint = (document.Checkpoint ?? kept.Checkpoint) is { } start ? start with { LastEventNumber = 0 } : null,
                Versions = head.HasPast ? head.Versions : other.Versions,
                Claims =
                [
                    .. document.Claims.Concat(kept.Claims.Select(one => one with { Identity = _numbers[one.Identity] }))
                        .OrderBy(one => one.ClaimedAt),
                ],
                MutedUntil = kept.MutedUntil > document.MutedUntil ? kept.MutedUntil : document.MutedUntil ?? kept.MutedUntil,
                Identities = [.. identities],
            },
            ExpiredOrders = group.ExpiredOrders.Concat(joined.ExpiredOrders),
            Kept = group.Events,
            Added = added,
            AddedSeen = joined.Seen,
            Due = head.Due,
            Known = head.Known.Concat(other.Known),
            SequenceIn = track => head.StateIn(track).Sequence,
            Raised = [head, other],
        }.ToChange();
        return [change, Stub(other), .. joined.Others.Select(one => IdentityStub.Moved(one, group.Record.Key, _numbers, runtime))];
    }

    /// <summary>Returns the events that join, with their new numbers, and the consents that hold since they are stricter.</summary>
    private ImmutableArray<KeptEvent> AddedEvents(LivedCustomer head, LivedCustomer other)
    {
        var number = group.Record.Document.LastEventNumber;
        var added = ImmutableArray.CreateBuilder<KeptEvent>();
        foreach (var kept in joined.Events)
        {
            var owner = joined.OwnerOf(kept);
            added.Add(new KeptEvent(++number, kept.Event, owner < 0 ? -_numbers[-owner] : _numbers[owner]));
        }

        foreach (var consent in StricterConsents.Of(head.Consents, other.Consents, now))
            added.Add(new KeptEvent(++number, consent, -_numbers[0]));
        return added.ToImmutable();
    }

    private CustomerChange Stub(LivedCustomer other)
    {
        var record = joined.Record;
        var (document, number) = (record.Document, record.Document.LastTransitionNumber);
        var notices = other.Due.Select(one => new TransitionNotice(record.Key, one, now)).ToList();
        var link = new IdentityLink
        {
            HeadId = group.Record.Key.CustomerId, Number = _numbers[0], LinkedAt = now, Sequences = other.Sequences,
        };
        var stub = IdentityStub.Of(
            record, link, joined.IdentitiesAt(now)[0].SubjectKey, document.LastTransitionNumber + notices.Count, runtime);
        return stub with
        {
            RemovedEvents = [.. joined.Events.Select(kept => kept.Number)],
            RemovedOrders = [.. record.Orders.Select(order => order.InForce.OrderId)],
            AddedTransitions =
                [.. notices.Select(notice => new KeptTransition(++number, notice, notice.EffectiveAt <= document.MutedUntil))],
        };
    }
}
