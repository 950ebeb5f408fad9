using LifecycleKit.Numerics;

namespace LifecycleKit.Customers;

/// <summary>The state of a deal at one moment: a sale that people negotiate, such as one of a CRM.</summary>
/// <remarks>
/// <para>Send the whole deal again after every change, with the instant of the change; <see cref="DealLedger"/> keeps the newest snapshot.
/// Repeated, missing and late snapshots then do no harm.</para>
/// <para>A closed deal has <see cref="ClosedAt"/>, and an open one has not. A deal that is opened again is sent as open. Instants are kept
/// in UTC. Amounts and probabilities are kept to eight decimals, half to even and without zeros at the end, so that sums are exact.</para>
/// </remarks>
public sealed record DealSnapshot
{
    /// <summary>The id of the deal, unique for its customer, compared ordinally; at most 256 characters.</summary>
    /// <exception cref="ArgumentException">The id is empty or too long.</exception>
    public required string DealId
    {
        get;
        init => field = NotEmpty(value, nameof(DealId));
    }

    /// <summary>The instant at which the deal was opened, in UTC.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is <c>default</c>.</exception>
    public required DateTimeOffset OpenedAt
    {
        get;
        init => field = Given(value, nameof(OpenedAt));
    }

    /// <summary>The instant at which the deal reached this state, in UTC; not before <see cref="OpenedAt"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is <c>default</c>.</exception>
    public required DateTimeOffset ChangedAt
    {
        get;
        init => field = Given(value, nameof(ChangedAt));
    }

    /// <summary>
    /// The stage of the deal in the seller's own process, such as <c>qualification</c> or <c>proposal</c>, compared ordinally; at most 256
    /// characters. The library gives stages no order. A closed deal names the stage in which it was closed.
    /// </summary>
    /// <exception cref="ArgumentException">The stage is empty or too long.</exception>
    public required string Stage
    {
        get;
        init => field = NotEmpty(value, nameof(Stage));
    }

    /// <summary>The value of the deal in the reporting currency, at least 0; null when unknown, which is not 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or beyond 10¹⁵.</exception>
    public decimal? Value
    {
        get;
        init => field = value is { } amount ? Shortest(ExactAmount.NotNegative(amount, nameof(Value))) : null;
    }

    /// <summary>The probability that the deal is won, from 0 to 1, by the judgement of the seller; null when unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside [0, 1].</exception>
    public decimal? Probability
    {
        get;
        init => field = value is not { } share ? null
            : share is >= 0 and <= 1 ? Shortest(ExactAmount.Of(share, nameof(Probability)))
            : throw new ArgumentOutOfRangeException(nameof(Probability), value, "A probability must be from 0 to 1; 30 % is 0.3.");
    }

    /// <summary>The instant at which the deal is expected to close, in UTC; null when unknown. A date is its begin in the seller's
    /// zone.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is <c>default</c>.</exception>
    public DateTimeOffset? ExpectedCloseAt
    {
        get;
        init => field = value is { } at ? Given(at, nameof(ExpectedCloseAt)) : null;
    }

    /// <summary>The outcome; <see cref="DealOutcome.Open"/> unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The outcome is not a defined one.</exception>
    public DealOutcome Outcome
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value : throw new ArgumentOutOfRangeException(nameof(Outcome), value, "The outcome must be one of DealOutcome.");
    }

    /// <summary>
    /// The instant at which the deal was won or lost, in UTC, from <see cref="OpenedAt"/> to <see cref="ChangedAt"/>; null for an open
    /// deal.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is <c>default</c>.</exception>
    public DateTimeOffset? ClosedAt
    {
        get;
        init => field = value is { } at ? Given(at, nameof(ClosedAt)) : null;
    }

    /// <summary>The reason why the deal was lost, such as <c>price</c>; at most 256 characters, null for none and for other
    /// deals.</summary>
    /// <exception cref="ArgumentException">The reason is empty or too long.</exception>
    public string? LostReason
    {
        get;
        init => field = value is null ? null : NotEmpty(value, nameof(LostReason));
    }

    /// <summary>Whether the deal is neither won nor lost.</summary>
    public bool IsOpen => Outcome == DealOutcome.Open;

    /// <summary>
    /// <see cref="Value"/> · <see cref="Probability"/>, to eight decimals, half to even; null when either is unknown. The probability of a
    /// closed deal is 1 or 0, whatever the snapshot says.
    /// </summary>
    public decimal? WeightedValue => Outcome switch
    {
        DealOutcome.Won => Value,
        DealOutcome.Lost => 0,
        _ => Value is { } value && Probability is { } probability ? decimal.Round(value * probability, ExactAmount.Decimals) : null,
    };

    /// <summary>Returns the outcome, the value and the instant of the last change, without names; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Outcome} deal of {(Value is { } value ? value : "unknown value")}, changed at {ChangedAt:O}");

    /// <summary>Refuses a snapshot whose properties contradict each other.</summary>
    /// <exception cref="ArgumentException">The deal was changed or closed before it was opened, or closed after it was changed; a closed
    /// deal has no instant of closing, an open one has one; or a deal that is not lost has a reason for it.</exception>
    internal void ThrowIfContradictory(string name)
    {
        if (Contradiction() is { } text) throw new ArgumentException(text, name);
    }

    /// <summary>The first rule that the properties break together; null for none.</summary>
    internal string? Contradiction() =>
        ChangedAt < OpenedAt ? Text($"The deal was changed at {ChangedAt:O}, before it was opened at {OpenedAt:O}.")
        : IsOpen && ClosedAt is not null
            ? "The deal is open and has an instant of closing. Set Outcome to Won or Lost, or leave out ClosedAt."
        : !IsOpen && ClosedAt is null ? $"The deal is {Outcome} and has no instant of closing. Set ClosedAt."
        : ClosedAt < OpenedAt ? Text($"The deal was closed at {ClosedAt:O}, before it was opened at {OpenedAt:O}.")
        : ClosedAt > ChangedAt ? Text($"The deal was closed at {ClosedAt:O}, after it was changed at {ChangedAt:O}.")
        : LostReason is not null && Outcome != DealOutcome.Lost ? $"The deal is {Outcome} and has a reason why it was lost."
        : null;

    /// <summary>Returns a number without zeros at its end, so that equal snapshots have one text.</summary>
    private static decimal Shortest(decimal value) => value / 1.0000000000000000000000000000m;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static string NotEmpty(string value, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return TextLimits.Checked(value, name)!;
    }

    private static DateTimeOffset Given(DateTimeOffset at, string name) => at != default
        ? at.ToUniversalTime() : throw new ArgumentOutOfRangeException(name, at, "The instant is missing.");
}
