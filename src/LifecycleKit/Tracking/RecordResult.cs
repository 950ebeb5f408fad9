using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tracking;

/// <summary>The result of recording an event.</summary>
public sealed class RecordResult
{
    // What a result of a visit does not have is in an object of its own, since most results are of visits and are read once.
    private readonly EventTriggers _triggers;
    private readonly RareParts? _rare;
    private readonly byte _outcome;

    /// <summary>The outcome of the event.</summary>
    public required RecordOutcome Outcome { get => (RecordOutcome)_outcome; init => _outcome = (byte)value; }

    /// <summary>
    /// The id of the order that the event is about, also of a refused one; null for another event, and for one that is queued, timed out
    /// or failed.
    /// </summary>
    public string? OrderId
    {
        get => _rare?.OrderId;
        init
        {
            if (value is not null) (_rare ??= new RareParts()).OrderId = value;
        }
    }

    /// <summary>The effects of the event on the history, and for an order or deal the changes; <c>default</c> when nothing is
    /// applied.</summary>
    public ApplyResult Applied
    {
        get => new()
        {
            Triggers = _triggers,
            OrderChange = _rare?.Change is OrderChange change ? change : default,
            DealChange = _rare?.Change is DealChange deal ? deal : default,
        };
        init
        {
            _triggers = value.Triggers;
            if (value.OrderChange != default) (_rare ??= new RareParts()).Change = value.OrderChange;
            if (value.DealChange != default) (_rare ??= new RareParts()).Change = value.DealChange;
        }
    }

    /// <summary>
    /// Whether the event is older than the last decision in some track. Its facts count, but no decision is undone
    /// (<see cref="StepResult.IsLate"/>).
    /// </summary>
    public bool IsLate { get; init; }

    /// <summary>The saved transitions of all tracks, in order.</summary>
    public IReadOnlyList<TransitionNotice> Transitions { get; init; } = [];

    /// <summary>
    /// For each track the first rule that was suppressed although the event would have fired it; the rule does not fire later for this
    /// event. Empty after a late event with a replay.
    /// </summary>
    public IReadOnlyList<Suppression> Suppressed
    {
        get => _rare?.Suppressed ?? [];
        init
        {
            if (value is not Suppression[] { Length: 0 }) (_rare ??= new RareParts()).Suppressed = value;
        }
    }

    /// <summary>The handlers that failed during this call; they are called again later.</summary>
    public IReadOnlyList<HandlerFailure> HandlerFailures
    {
        get => _rare?.HandlerFailures ?? [];
        init
        {
            if (value is not HandlerFailure[] { Length: 0 }) (_rare ??= new RareParts()).HandlerFailures = value;
        }
    }

    /// <summary>The error of an event that was queued or failed; null for every other outcome.</summary>
    public Exception? Error
    {
        get => _rare?.Error;
        init
        {
            if (value is not null) (_rare ??= new RareParts()).Error = value;
        }
    }

    /// <summary>Returns the outcome and the number of transitions; culture-invariant.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Outcome}{(IsLate ? ", late" : string.Empty)}, {Transitions.Count} transition(s)");

    private sealed class RareParts
    {
        public string? OrderId { get; set; }

        /// <summary>An <see cref="Customers.OrderChange"/> or a <see cref="Customers.DealChange"/>; null for none.</summary>
        public object? Change { get; set; }

        public IReadOnlyList<Suppression>? Suppressed { get; set; }

        public IReadOnlyList<HandlerFailure>? HandlerFailures { get; set; }

        public Exception? Error { get; set; }
    }
}
