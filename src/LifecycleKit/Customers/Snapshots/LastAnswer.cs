namespace LifecycleKit.Customers;

/// <summary>The last answer of a customer to a survey.</summary>
/// <remarks>Immutable.</remarks>
public readonly record struct LastAnswer
{
    /// <summary>When the customer answered, in UTC.</summary>
    public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>The host's id of the event, which decides between answers of one instant; null for none.</summary>
    public string? EventId { get; init; }

    /// <summary>The answer, on the scale of the survey.</summary>
    public required decimal Score { get; init; }

    /// <summary>The score and when it was given; culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Score} at {AnsweredAt:O}");
}
