namespace LifecycleKit.Conditions;

/// <summary>What comparisons of two fields have in common.</summary>
internal static class FieldComparison
{
    /// <summary>The smallest and the largest factor of a number.</summary>
    public const decimal MinTimes = 0.000001m;
    public const decimal MaxTimes = 1_000_000m;

    public static readonly string TimesSuggestion = "Give a number from 0.000001 to 1 000 000.";

    public static readonly string PlusSuggestion = "Give a duration of at most 36 500 days, with a minus for an earlier instant.";

    /// <summary>Whether two fields are one: they have the same type and name.</summary>
    public static bool AreOne(Field field, Field other) =>
        field.Type == other.Type && string.Equals(field.Name, other.Name, StringComparison.Ordinal);

    /// <exception cref="ArgumentException">The other field is null, or is the field itself.</exception>
    public static void Check(Field field, Field other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (AreOne(field, other)) throw new ArgumentException($"'{field.Name}' is compared with itself.", nameof(other));
    }

    /// <summary>Returns what is wrong with a factor; null when it is valid.</summary>
    public static string? Problem(decimal times) =>
        times is >= MinTimes and <= MaxTimes ? null : $"The factor {ConditionText.Number(times)} is out of range.";

    /// <summary>Returns what is wrong with a length of time that is added to an instant; null when it is valid.</summary>
    public static string? Problem(TimeSpan plus) =>
        plus.Ticks is >= -Age.MaxTicks and <= Age.MaxTicks ? null : "The duration is out of range.";

    /// <summary>Whether a comparison holds.</summary>
    /// <param name="op">The operator.</param>
    /// <param name="order">Below 0, 0 or above 0 when the left side is less than, equal to or greater than the right side.</param>
    public static bool Holds(ConditionOperator op, int order) => op switch
    {
        ConditionOperator.Eq => order == 0,
        ConditionOperator.Ne => order != 0,
        ConditionOperator.Gt => order > 0,
        ConditionOperator.Gte => order >= 0,
        ConditionOperator.Lt => order < 0,
        _ => order <= 0,
    };
}
