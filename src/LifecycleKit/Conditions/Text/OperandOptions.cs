using System.Text.Json.Serialization;

namespace LifecycleKit.Conditions;

/// <summary>
/// The right side of a comparison: a <see cref="Value"/>, or another <see cref="Field"/> of the customer, times a factor, plus an offset.
/// </summary>
/// <remarks>
/// <para>In JSON and configuration a value is written alone (<c>"gte": 5</c>), and a field as an object
/// (<c>"gte": { "field": "orders.count", "plus": 5 }</c>). In C# a text converts to a value.</para>
/// <para>Set by the host or by a configuration, then read. Values are checked only when the condition is read. Not thread-safe.</para>
/// </remarks>
[Mutable("options are set up by the host and then read")]
[JsonConverter(typeof(OperandConverter))]
public sealed class OperandOptions
{
    /// <summary>The value to compare with, as text; null when the comparison is with a field.</summary>
    public string? Value { get; set; }

    /// <summary>
    /// The name of the field to compare with, of the same type as the compared field (a number or an instant); null when the comparison is
    /// with a value.
    /// </summary>
    public string? Field { get; set; }

    /// <summary>
    /// What is added to the field: a number for a number; for an instant a length of time such as <c>1h</c>, or <c>-1h</c> for an earlier
    /// instant. Null for nothing.
    /// </summary>
    public string? Plus { get; set; }

    /// <summary>The factor of a number field, from 0.000001 to 1 000 000, applied before <see cref="Plus"/>; null for 1.</summary>
    public string? Times { get; set; }

    /// <summary>Returns an operand with a value; null for null.</summary>
    public static implicit operator OperandOptions?(string? value) => value is null ? null : new OperandOptions { Value = value };
}
