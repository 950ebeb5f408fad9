namespace LifecycleKit.Tracking;

/// <summary>The result of linking, unlinking or renaming identities.</summary>
public sealed record LinkResult
{
    /// <summary>The outcome.</summary>
    public required LinkOutcome Outcome { get; init; }

    /// <summary>Why the call was refused; null for every other outcome.</summary>
    public LinkRefusal? Refusal { get; init; }

    /// <summary>
    /// The head of the group after the call; of an identity that was unlinked, the head of the group that it left. Null when the call was
    /// refused.
    /// </summary>
    public string? HeadId { get; init; }

    /// <summary>The saved transitions of all customers of the call, in order; a notice names its customer.</summary>
    public IReadOnlyList<TransitionNotice> Transitions { get; init; } = [];

    /// <summary>The handlers that failed during this call; they are called again later.</summary>
    public IReadOnlyList<HandlerFailure> HandlerFailures { get; init; } = [];

    /// <summary>Returns the outcome and the number of transitions; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Outcome}{(Refusal is { } reason ? $" ({reason})" : string.Empty)}, {Transitions.Count} transition(s)");
}

/// <summary>The outcome of linking, unlinking or renaming identities.</summary>
public enum LinkOutcome
{
    /// <summary>The two are linked now.</summary>
    Linked,

    /// <summary>The two were linked before; nothing changed.</summary>
    AlreadyLinked,

    /// <summary>The identity is a customer of its own now.</summary>
    Unlinked,

    /// <summary>The identity was a customer of its own, or unknown; nothing changed.</summary>
    NotLinked,

    /// <summary>The identity has its new id.</summary>
    Renamed,

    /// <summary>The call was refused, and nothing changed; <see cref="LinkResult.Refusal"/> says why.</summary>
    Refused,
}

/// <summary>Why a call was refused.</summary>
public enum LinkRefusal
{
    /// <summary>Both ids are the same.</summary>
    SameId,

    /// <summary>One of the ids was erased, and no event has come since. An erased id gets no new record by a link.</summary>
    Erased,

    /// <summary>The new id is known already. Link the two instead.</summary>
    IdInUse,

    /// <summary>The identity is the head of its group. Unlink the other identities.</summary>
    IsHead,

    /// <summary>The id is an alias. Unlink the identity that has it, by its current id.</summary>
    IsAlias,

    /// <summary>The orders of the two are in different currencies.</summary>
    OtherCurrency,
}
