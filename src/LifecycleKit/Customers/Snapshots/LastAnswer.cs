namespace LifecycleKit.Customers;

/// <summary>The last answer of a customer to a survey.</summary>
public readonly record struct LastAnswer
{
    /// <summary>The instant of the answer, in UTC.</summary>
    public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>The id of the event, which decides between answers at one instant; null for none.</summary>
    public string? EventId { get; init; }

    /// <summary>The answer, on the scale of the survey.</summary>
    public required decimal Score { get; init; }

    /// <summary>Returns the score and the instant, culture-invariant.</summary>
    public override string ToString() => FormattableString.Invariant($"{Score} at {AnsweredAt:O}");
}
