using System.Text.Json.Serialization;

namespace LifecycleKit.Conditions;

/// <summary>
/// A condition in text: a <see cref="Field"/> with exactly one operator, or one of <see cref="All"/>, <see cref="Any"/>, <see cref="Not"/>
/// and <see cref="Predicate"/>.
/// </summary>
/// <remarks>
/// <para>Values are text: numbers such as <c>12.5</c> without exponent or separators; instants in ISO 8601 with an offset or Z, or a date
/// alone for its midnight in UTC; lengths of time such as <c>90d</c>, <c>1d12h</c>, <c>30m</c> or <c>45s</c>; <c>true</c> and <c>false</c>
/// in any case. Nothing depends on the culture.</para>
/// <para>Set by the host or by a configuration binder, then read. Values are checked only when the condition is read. Not
/// thread-safe.</para>
/// </remarks>
[Mutable("options are set up by the host and then read")]
public sealed class ConditionOptions
{
    /// <summary>The name of the field to compare, such as <c>orders.count</c>; null or empty for none.</summary>
    public string? Field { get; set; }

    /// <summary>A number, text or flag that the field must equal, or another number field; null for no such operator.</summary>
    public OperandOptions? Eq { get; set; }

    /// <summary>A number, text or flag that the field must differ from, or another number field; null for no such operator.</summary>
    public OperandOptions? Ne { get; set; }

    /// <summary>
    /// A number or another field that the field must exceed, or an instant that it must be later than; null for no such operator.
    /// </summary>
    public OperandOptions? Gt { get; set; }

    /// <summary>The smallest number or the earliest instant that the field may have, or another field; null for no such operator.</summary>
    public OperandOptions? Gte { get; set; }

    /// <summary>
    /// A number or another field that the field must be less than, or an instant that it must be earlier than; null for no such operator.
    /// </summary>
    public OperandOptions? Lt { get; set; }

    /// <summary>The largest number or the latest instant that the field may have, or another field; null for no such operator.</summary>
    public OperandOptions? Lte { get; set; }

    /// <summary>Two numbers or instants that the field must be between, both included; null for no such operator.</summary>
    public BetweenOptions? Between { get; set; }

    /// <summary>
    /// A list of 1 to 256 numbers or texts; the field must be one of them, and a set must contain one of them. Null for no such operator.
    /// </summary>
    [JsonConverter(typeof(ScalarListConverter))]
    public List<string>? In { get; set; }

    /// <summary>
    /// A list of 1 to 256 numbers or texts; the field must be none of them, and a set must contain none of them. Null for no such operator.
    /// </summary>
    [JsonConverter(typeof(ScalarListConverter))]
    public List<string>? NotIn { get; set; }

    /// <summary>True when the field must have a value, false when it must be missing; null for no such operator.</summary>
    public bool? Exists { get; set; }

    /// <summary>The smallest age of an instant; above 0, at most 36 500 days. Null for no such operator.</summary>
    public string? OlderThan { get; set; }

    /// <summary>The age that an instant must be younger than; above 0, at most 36 500 days. Null for no such operator.</summary>
    public string? Within { get; set; }

    /// <summary>A text that the value must begin with, compared ordinally; at least one character. Null for no such operator.</summary>
    public string? StartsWith { get; set; }

    /// <summary>At least one condition; all of them must hold. Null for none.</summary>
    public List<ConditionOptions>? All { get; set; }

    /// <summary>At least one condition; one or more of them must hold. Null for none.</summary>
    public List<ConditionOptions>? Any { get; set; }

    /// <summary>A condition that must not hold; null for none.</summary>
    public ConditionOptions? Not { get; set; }

    /// <summary>The name of a predicate of the host that must hold; null or empty for none.</summary>
    public string? Predicate { get; set; }
}

/// <summary>The two bounds of <see cref="ConditionOptions.Between"/>, both included.</summary>
/// <remarks>Set by the host or by a configuration binder, then read. Not thread-safe.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class BetweenOptions
{
    /// <summary>The smallest value; required. Null when it is not given.</summary>
    [JsonConverter(typeof(ScalarConverter))]
    public string? Min { get; set; }

    /// <summary>The largest value, not less than <see cref="Min"/>; required. Null when it is not given.</summary>
    [JsonConverter(typeof(ScalarConverter))]
    public string? Max { get; set; }
}
