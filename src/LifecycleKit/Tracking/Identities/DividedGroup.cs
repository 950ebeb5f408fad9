using System.Collections.Immutable;
using LifecycleKit.Customers;

namespace LifecycleKit.Tracking;

/// <summary>Takes one identity out of its group: the changes that give it what belongs to it.</summary>
/// <param name="shared">The services of the trackers.</param>
/// <param name="runtime">The configuration in force.</param>
/// <param name="group">The group.</param>
/// <param name="leaving">The identity, which is not the head.</param>
/// <param name="now">The instant of the call.</param>
internal sealed class DividedGroup(
    TrackerServices shared, LifecycleRuntime runtime, LinkedRows group, LinkedIdentity leaving, DateTimeOffset now)
{
    public List<CustomerChange> ToChanges()
    {
        var life = new LivedCustomer(group, shared, runtime, now);
        ImmutableArray<KeptEvent> gone = [.. group.Events.Where(kept => group.OwnerOf(kept) == leaving.Number)];
        ImmutableArray<KeptEvent> left =
            [.. group.Events.Where(kept => group.OwnerOf(kept) != leaving.Number && kept.Identity != -leaving.Number)];
        return
        [
            Rest(life, left), Own(life, gone, left),
            .. leaving.Aliases.Select(id => IdentityStub.Moved(
                group.FindOther(id)!, new CustomerKey(group.Record.Key.Scope, leaving.Id),
                new Dictionary<int, int> { [leaving.Number] = 0 }, runtime)),
        ];
    }

    private CustomerChange Rest(LivedCustomer life, ImmutableArray<KeptEvent> left)
    {
        var document = group.Record.Document.Base;
        ImmutableArray<LinkedIdentity> identities = [.. document.Identities.Where(one => one.Number != leaving.Number)];
        var isAlone = identities is [{ Aliases.IsEmpty: true }];
        HashSet<long> staying = [.. left.Select(kept => kept.Number)];
        return new RegroupedCustomer(shared, runtime, now)
        {
            Before = group.Record,
            Base = document with
            {
                SubjectKey = LinkedSubject.KeyOf(identities, left),
                Expired = ExpiredSums.Joined(identities.Select(one => one.Sums), document.Currency) is { } sums
                    ? ExpiredSums.Of(sums) : null,
                Checkpoint = document.Checkpoint is { } start ? start with { LastEventNumber = 0 } : null,
                Versions = life.Versions,
                Claims = [.. document.Claims.Where(one => one.Identity != leaving.Number)],
                Identities = isAlone ? [] : identities,
            },
            ExpiredOrders = group.ExpiredOrders,
            Kept = left,
            Added = [],
            Removed = [.. group.Events.Select(kept => kept.Number).Where(number => !staying.Contains(number))],
            Due = life.Due,
            Known = life.Known,
            NewAfter = leaving.LinkedAt,
            SequenceIn = track => life.StateIn(track).Sequence,
        }.ToChange();
    }

    private CustomerChange Own(LivedCustomer life, ImmutableArray<KeptEvent> gone, ImmutableArray<KeptEvent> left)
    {
        var (document, record) = (group.Record.Document.Base, group.FindOther(leaving.Id)!);
        var (kept, link, number) = (record.Document.Base, record.Document.LinkedTo!, record.Document.LastEventNumber);
        HashSet<EventKey> own = [.. gone.Select(one => one.Event.Key).OfType<EventKey>()];
        HashSet<EventKey> others = [.. left.Select(one => one.Event.Key).OfType<EventKey>()];
        return new RegroupedCustomer(shared, runtime, now)
        {
            Before = record,
            Base = kept with
            {
                LinkedTo = null,
                Expired = ExpiredSums.Joined([leaving.Sums], kept.Currency) is { } sums ? ExpiredSums.Of(sums) : null,
                // What was lived through before the checkpoint stays with the head.
                Checkpoint = leaving.Sums is not null && document.Checkpoint is { } start
                    ? start with { LastEventNumber = 0, States = [] } : null,
                Versions = life.Versions,
                Claims = [.. document.Claims.Where(one => one.Identity == leaving.Number).Select(one => one with { Identity = 0 })],
                MutedUntil = document.MutedUntil,
                Identities = leaving.Aliases.IsEmpty ? [] : [leaving with { Number = 0 }],
            },
            Kept = [],
            Added = [.. gone.Select(one => new KeptEvent(++number, one.Event))],
            // With those of events that are sums now, since nothing says whose they were.
            AddedSeen = [.. group.Seen.Where(one => own.Contains(one.Key) || !others.Contains(one.Key))],
            Known = life.Known,
            NewAfter = leaving.LinkedAt,
            SequenceIn = track => link.Sequences.FirstOrDefault(one => one.Track == track).Sequence,
        }.ToChange();
    }
}
