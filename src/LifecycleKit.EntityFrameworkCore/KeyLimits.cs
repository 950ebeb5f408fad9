using System.Text;
using LifecycleKit.Customers;
using LifecycleKit.Tracking;

namespace LifecycleKit.EntityFrameworkCore;

/// <summary>The limits of the ids that the tables keep. A longer id is refused before anything is saved; it is never cut.</summary>
internal static class KeyLimits
{
    // Together below the 2 704 bytes of an index row of PostgreSQL, with three bytes for each UTF-16 code unit.
    public const int MaxScopeLength = 128;
    public const int MaxCustomerIdLength = 256;
    public const int MaxOrderIdLength = 256;
    public const int MaxEventIdLength = 256;
    public const int MaxVersionLength = 128;
    public const int MaxHandlerLength = 200;
    public const int MaxTrackLength = 200;
    public const int MaxStageLength = 200;
    public const int MaxPlayLength = 256;
    public const int MaxTombstoneLength = 128;

    /// <exception cref="ArgumentException">The key is <c>default</c> or breaks a limit.</exception>
    public static void Check(CustomerKey key, string parameter)
    {
        if (key.CustomerId.Length == 0)
            throw new ArgumentException("The customer key is default. Create it with a customer id.", parameter);
        CheckScope(key.Scope, parameter);
        Check(key.CustomerId, "customer id", MaxCustomerIdLength, parameter);
    }

    /// <exception cref="ArgumentException">An id or a name of the change breaks a limit.</exception>
    public static void Check(CustomerChange change, string parameter)
    {
        Check(change.Key, parameter);
        foreach (var order in change.ChangedOrders) CheckOrderId(order.InForce.OrderId, parameter);
        foreach (var orderId in change.RemovedOrders) CheckOrderId(orderId, parameter);
        foreach (var seen in change.AddedSeen) CheckEventId(seen.Key.EventId, parameter);
        foreach (var handler in change.Handlers) CheckHandler(handler, parameter);
        foreach (var state in change.Document.States)
        {
            CheckTrack(state.Track, parameter);
            if (state.State.HasStarted) CheckStage(state.State.Stage, parameter);
        }

        foreach (var added in change.AddedTransitions)
        {
            CheckTrack(added.Notice.Track, parameter);
            CheckStage(added.Notice.From, parameter);
            CheckStage(added.Notice.To, parameter);
        }

        foreach (var forwarded in change.Forwarded)
        {
            Check(forwarded.Customer, parameter);
            Check(forwarded.Event, parameter);
        }

        if (change.CountedPlay is { } use) Check(use.Play, "key of the play", MaxPlayLength, parameter);
        if (change.Tombstone is { } tombstone) CheckTombstone(tombstone, parameter);
    }

    /// <exception cref="ArgumentException">The scope is null or breaks a limit.</exception>
    public static void CheckScope(string scope, string parameter)
    {
        ArgumentNullException.ThrowIfNull(scope, parameter);
        Check(scope, "scope", MaxScopeLength, parameter);
    }

    /// <exception cref="ArgumentException">The event is <c>default</c>, or an id in it breaks a limit.</exception>
    public static void Check(in CustomerEvent customerEvent, string parameter)
    {
        if (customerEvent.Kind == CustomerEventKind.None)
            throw new ArgumentException("The event is default. Create it by a factory of CustomerEvent.", parameter);
        if (customerEvent.EventId is { } id) CheckEventId(id, parameter);
        if (customerEvent.Snapshot is { } order) CheckOrderId(order.OrderId, parameter);
    }

    /// <exception cref="ArgumentException">The id breaks a limit.</exception>
    public static void CheckEventId(string id, string parameter) => Check(id, "event id", MaxEventIdLength, parameter);

    /// <exception cref="ArgumentException">The id breaks a limit.</exception>
    public static void CheckOrderId(string id, string parameter) => Check(id, "order id", MaxOrderIdLength, parameter);

    /// <exception cref="ArgumentException">The name is null or breaks a limit.</exception>
    public static void CheckHandler(string handler, string parameter)
    {
        ArgumentNullException.ThrowIfNull(handler, parameter);
        Check(handler, "name of the handler", MaxHandlerLength, parameter);
    }

    /// <exception cref="ArgumentException">The name is null or breaks a limit.</exception>
    public static void CheckTrack(string track, string parameter)
    {
        ArgumentNullException.ThrowIfNull(track, parameter);
        Check(track, "name of the track", MaxTrackLength, parameter);
    }

    /// <exception cref="ArgumentException">The key of the tombstone is null or breaks a limit.</exception>
    public static void CheckTombstone(string tombstone, string parameter)
    {
        ArgumentNullException.ThrowIfNull(tombstone, parameter);
        Check(tombstone, "key of the tombstone", MaxTombstoneLength, parameter);
    }

    private static void CheckStage(string stage, string parameter) => Check(stage, "id of the stage", MaxStageLength, parameter);

    private static void Check(string id, string what, int maxLength, string parameter)
    {
        if (id.Length > maxLength)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The {what} has {id.Length} characters; the store keeps at most {maxLength}."), parameter);
        }

        if (id.Contains('\0'))
            throw new ArgumentException($"The {what} contains the character U+0000, which the store cannot keep.", parameter);
        if (!IsWellFormed(id))
            throw new ArgumentException($"The {what} is not well-formed UTF-16: it has half of a surrogate pair.", parameter);
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out _, out var consumed) != System.Buffers.OperationStatus.Done) return false;
            i += consumed;
        }

        return true;
    }
}
