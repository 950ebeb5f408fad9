using System.Collections.Immutable;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>A record in few bytes, as a store in memory keeps customers who were not used for a while.</summary>
internal static class PackedRecord
{
    // A record with more is large in itself; packing it would cost the more, the longer the history of the customer is.
    private const int MaxOrders = 64;

    /// <summary>Writes a record.</summary>
    /// <returns>False when the record stays as it is: it is not of a tracker, or too large.</returns>
    public static bool TryWrite(PackedWriter to, CustomerRecord record, SharedValues shared)
    {
        var document = record.Document;
        var kept = document.Base;
        if (!record.IsOfOneHistory || record.History.Orders.EntryCount > MaxOrders || record.History.Messages.Count > MaxOrders
            || !kept.Claims.IsEmpty || kept.FailureCount > 0 || kept.RetryAt is not null || kept.IsLinked
            || kept.Checkpoint is not null)
        {
            return false;
        }

        to.Clear();
        to.Text(shared, record.Version);
        Instant(to, record.DueAt);
        Instant(to, document.NextMoveAt);
        Instant(to, document.LastEventAt);
        to.Text(document.LastEventId);
        to.Number(document.LastEventNumber);
        to.Number(kept.LastTransitionNumber);
        to.Hex(kept.SubjectKey);
        to.Text(kept.Currency);
        Instant(to, kept.MutedUntil);
        Instant(to, kept.ErasedAt);
        record.History.Pack(to);
        to.Flag(kept.Expired is not null);
        kept.Expired?.ToHistory(kept.Currency).Pack(to);
        return TryWriteStates(to, document, shared);
    }

    public static CustomerRecord Read(CustomerKey key, long sequence, ReadOnlySpan<byte> bytes, SharedValues shared)
    {
        var from = new PackedReader(bytes);
        var version = from.Text(shared);
        var (due, nextMove, lastEventAt) = (Instant(ref from), Instant(ref from), Instant(ref from));
        var lastEventId = from.Text();
        var (lastEvent, lastTransition) = (from.Number(), from.Number());
        var kept = new DocumentBase
        {
            SubjectKey = from.Hex(), Currency = from.Text(), MutedUntil = Instant(ref from), ErasedAt = Instant(ref from),
            LastTransitionNumber = lastTransition,
        };
        var history = CustomerHistory.Unpack(ref from);
        if (from.Flag()) kept = kept with { Expired = ExpiredSums.Of(CustomerHistory.Unpack(ref from)) };
        var states = ReadStates(ref from, shared, out var versions);
        var document = new CustomerDocument(history, kept with { Versions = versions })
        {
            KeptStates = states,
            NextMoveAt = nextMove,
            LastEventNumber = lastEvent,
            LastEventAt = lastEventAt,
            LastEventId = lastEventId,
        };
        return CustomerRecord.Of(key, sequence, document, version, due);
    }

    private static bool TryWriteStates(PackedWriter to, CustomerDocument document, SharedValues shared)
    {
        to.Count(document.KeptStates.Length);
        foreach (var track in document.KeptStates)
        {
            var names = track.State.Names is { } all ? shared.NumberOf(all) : -1;
            if (names < 0) return false;
            to.Text(shared, track.Track);
            to.Count(names);
            to.Text(shared, track.State.ContextVersion);
            track.State.Pack(to);
        }

        to.Count(document.Versions.Length);
        foreach (var version in document.Versions)
        {
            to.Text(shared, version.Track);
            to.Text(shared, version.DefinitionHash);
            to.Text(shared, version.ContextVersion);
            to.Ticks(version.At.UtcTicks);
        }

        return true;
    }

    private static KeptTrack[] ReadStates(ref PackedReader from, SharedValues shared, out ImmutableArray<TrackVersion> versions)
    {
        var states = new KeptTrack[from.Int()];
        for (var i = 0; i < states.Length; i++)
        {
            var track = from.Text(shared);
            var names = (StateNames)shared[from.Int()];
            states[i] = new KeptTrack(track, KeptState.Unpack(ref from, names, from.Text(shared)));
        }

        var all = ImmutableArray.CreateBuilder<TrackVersion>(from.Int());
        for (var i = 0; i < all.Capacity; i++)
        {
            all.Add(new TrackVersion(
                from.Text(shared), from.Text(shared), from.Text(shared), new DateTimeOffset(from.Ticks(), TimeSpan.Zero)));
        }

        versions = all.MoveToImmutable();
        return states;
    }

    private static void Instant(PackedWriter to, DateTimeOffset? instant)
    {
        to.Flag(instant is not null);
        if (instant is { } at) to.Ticks(at.UtcTicks);
    }

    private static DateTimeOffset? Instant(ref PackedReader from) =>
        from.Flag() ? new DateTimeOffset(from.Ticks(), TimeSpan.Zero) : null;
}
