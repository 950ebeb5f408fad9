using System.Text.Json.Serialization;

namespace LifecycleKit.Conditions;

/// <summary>
/// A condition in text: a <see cref="Field"/> with exactly one operator, or one of <see cref="All"/>, <see cref="Any"/>, <see cref="Not"/> and
/// <see cref="Predicate"/>.
/// </summary>
/// <remarks>
/// <para>Values are text: numbers such as <c>12.5</c> without exponent or separators; instants in ISO 8601 with an offset or Z, or a date alone
/// for its midnight in UTC; lengths of time such as <c>90d</c>, <c>1d12h</c>, <c>30m</c> or <c>45s</c>; <c>true</c> and <c>false</c> in any
/// case. Nothing depends on the culture.</para>
/// <para>Filled by the host or by a binder, then read. Nothing is checked until it is read. Not thread-safe.</para>
/// </remarks>
[Mutable("options are set up by the host and then read")]
public sealed class ConditionOptions
{
    /// <summary>The name of the field to compare, such as <c>orders.count</c>; null or empty for none.</summary>
    public string? Field { get; set; }

    /// <summary>The field equals this number, text or flag.</summary>
    [JsonConverter(typeof(ScalarConverter))]
    public string? Eq { get; set; }

    /// <summary>The field differs from this number, text or flag.</summary>
    [JsonConverter(typeof(ScalarConverter))]
    public string? Ne { get; set; }

    /// <summary>The field is greater than this number, or after this instant.</summary>
    [JsonConverter(typeof(ScalarConverter))]
    public string? Gt { get; set; }

    /// <summary>The field is at least this number, or not before this instant.</summary>
    [JsonConverter(typeof(ScalarConverter))]
    public string? Gte { get; set; }

    /// <summary>The field is less than this number, or before this instant.</summary>
    [JsonConverter(typeof(ScalarConverter))]
    public string? Lt { get; set; }

    /// <summary>The field is at most this number, or not after this instant.</summary>
    [JsonConverter(typeof(ScalarConverter))]
    public string? Lte { get; set; }

    /// <summary>The field lies between two numbers or instants, both included.</summary>
    public BetweenOptions? Between { get; set; }

    /// <summary>The field is one of these numbers or texts, 1 to 256.</summary>
    [JsonConverter(typeof(ScalarListConverter))]
    public List<string>? In { get; set; }

    /// <summary>The field is none of these numbers or texts, 1 to 256.</summary>
    [JsonConverter(typeof(ScalarListConverter))]
    public List<string>? NotIn { get; set; }

    /// <summary>True: the field has a value. False: it has none.</summary>
    public bool? Exists { get; set; }

    /// <summary>The instant lies at least so far back; above 0, at most 36 500 days.</summary>
    public string? OlderThan { get; set; }

    /// <summary>The instant lies less than so far back; above 0, at most 36 500 days.</summary>
    public string? Within { get; set; }

    /// <summary>All of these hold; at least one.</summary>
    public List<ConditionOptions>? All { get; set; }

    /// <summary>At least one of these holds; at least one.</summary>
    public List<ConditionOptions>? Any { get; set; }

    /// <summary>This does not hold.</summary>
    public ConditionOptions? Not { get; set; }

    /// <summary>The name of a predicate of the host that holds; null or empty for none.</summary>
    public string? Predicate { get; set; }
}
