namespace LifecycleKit.Conditions;

/// <summary>Checks the values that an operator compares with.</summary>
internal static class Operands
{
    public const int Max = 256;

    /// <summary>Returns the distinct values in ascending order, so that equal conditions have equal texts.</summary>
    /// <exception cref="ArgumentException">There is no value, a value is null, or there are more than <see cref="Max"/>.</exception>
    public static T[] Distinct<T>(T[] values)
        where T : IComparable<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length is 0 or > Max) throw new ArgumentException($"Give 1 to {Max} values, not {values.Length}.", nameof(values));
        if (Array.Exists(values, value => value is null)) throw new ArgumentException("A value to compare with is null.", nameof(values));
        return values is string[] texts
            ? (T[])(object)texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray()
            : values.Distinct().Order().ToArray();
    }
}
