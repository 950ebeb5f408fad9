namespace LifecycleKit.Conditions;

/// <summary>
/// Creates custom fields of the host. Create each field once, and add it to a <see cref="ConditionCatalog"/> or use it in conditions
/// directly.
/// </summary>
/// <remarks>
/// <para>The code of a field is called by all threads. It must be fast, change nothing and read only the facts; set other data on the
/// customer as a trait. An exception fails the step with a <see cref="FieldException"/>; it never counts as "false".</para>
/// <para>The timing is a promise: with <see cref="FieldTiming.Constant"/>, the value depends on the history alone and not on
/// <see cref="Facts.AsOf"/>; with <see cref="FieldTiming.Changing"/>, the field returns the instant of its next change; with
/// <see cref="FieldTiming.Event"/>, the field is read at events only, and is missing otherwise.</para>
/// <para>A name has 1 to 100 letters, digits and the characters <c>- _ .</c>.</para>
/// </remarks>
public static class CustomFields
{
    /// <summary>Creates a field for a number, or for an amount of money in the reporting currency.</summary>
    /// <param name="name">The name of the field in rules.</param>
    /// <param name="read">Reads the value; null for missing.</param>
    /// <param name="timing">How the value behaves between events.</param>
    /// <param name="nextChange">
    /// Returns an instant later than <see cref="Facts.AsOf"/> before which the value does not change if no event arrives; the value may or
    /// may not change at that instant. Returns null when the value never changes, or not before the year 10000, where date arithmetic
    /// throws. Required for <see cref="FieldTiming.Changing"/>, null otherwise.
    /// </param>
    /// <exception cref="ArgumentException">The name is not valid, or the timing and <paramref name="nextChange"/> contradict each
    /// other.</exception>
    public static NumberField Number(
        string name, FactReader<decimal?> read, FieldTiming timing = FieldTiming.Constant, FactReader<DateTimeOffset?>? nextChange = null)
    {
        var code = new HostCode<decimal?>(name, read, timing, nextChange is not null);
        return Number(code, nextChange is null ? null : (in Facts f, ReadOnlySpan<decimal> _) => code.Next(f, nextChange));
    }

    /// <summary>
    /// Creates a field for a number that changes continuously, such as a probability, and returns when it passes given thresholds.
    /// </summary>
    /// <param name="name">The name of the field in rules.</param>
    /// <param name="read">Reads the value; null for missing.</param>
    /// <param name="nextCrossing">Returns when the value may next pass one of the thresholds; <see cref="NumberField"/> describes how to
    /// find that instant.</param>
    /// <exception cref="ArgumentException">The name is not valid.</exception>
    public static NumberField Number(string name, FactReader<decimal?> read, FieldCrossing nextCrossing)
    {
        ArgumentNullException.ThrowIfNull(nextCrossing);
        var code = new HostCode<decimal?>(name, read, FieldTiming.Changing, hasChanges: true);
        return Number(code, (in Facts f, ReadOnlySpan<decimal> thresholds) => code.Next(f, thresholds, nextCrossing));
    }

    /// <summary>Creates a field for yes or no.</summary>
    /// <inheritdoc cref="Number(string, FactReader{decimal?}, FieldTiming, FactReader{DateTimeOffset?})"/>
    public static FlagField Flag(
        string name, FactReader<bool?> read, FieldTiming timing = FieldTiming.Constant, FactReader<DateTimeOffset?>? nextChange = null)
    {
        var code = new HostCode<bool?>(name, read, timing, nextChange is not null);
        return new FlagField(
            name,
            (in Facts f) => code.Read(f) switch { true => Truth.True, false => Truth.False, null => Truth.Unknown },
            timing,
            nextChange is null ? null : (in Facts f) => code.Next(f, nextChange)) { IsHostCode = true };
    }

    /// <summary>Creates a field for a text, compared ordinally.</summary>
    /// <inheritdoc cref="Number(string, FactReader{decimal?}, FieldTiming, FactReader{DateTimeOffset?})"/>
    public static TextField Text(
        string name, FactReader<string?> read, FieldTiming timing = FieldTiming.Constant, FactReader<DateTimeOffset?>? nextChange = null)
    {
        var code = new HostCode<string?>(name, read, timing, nextChange is not null);
        return new TextField(
            name, code.Read, timing, nextChange is null ? null : (in Facts f) => code.Next(f, nextChange)) { IsHostCode = true };
    }

    /// <summary>
    /// Creates a field for an instant; <c>default</c> counts as missing. A growing age is not a change: the field changes when its instant
    /// changes.
    /// </summary>
    /// <inheritdoc cref="Number(string, FactReader{decimal?}, FieldTiming, FactReader{DateTimeOffset?})"/>
    public static InstantField Instant(
        string name, FactReader<DateTimeOffset?> read, FieldTiming timing = FieldTiming.Constant,
        FactReader<DateTimeOffset?>? nextChange = null)
    {
        var code = new HostCode<DateTimeOffset?>(name, read, timing, nextChange is not null);
        return new InstantField(
            name,
            (in Facts f) => code.Read(f)?.UtcTicks ?? 0,
            timing,
            nextChange is null ? null : (in Facts f) => code.Next(f, nextChange)) { IsHostCode = true };
    }

    /// <summary>
    /// Creates a field for a set of texts, compared ordinally. The list may have any order and must not change after it was returned. An
    /// empty set is a value.
    /// </summary>
    /// <inheritdoc cref="Number(string, FactReader{decimal?}, FieldTiming, FactReader{DateTimeOffset?})"/>
    public static SetField Set(
        string name, FactReader<IReadOnlyList<string>?> read, FieldTiming timing = FieldTiming.Constant,
        FactReader<DateTimeOffset?>? nextChange = null)
    {
        var code = new HostCode<IReadOnlyList<string>?>(name, read, timing, nextChange is not null);
        return new SetField(
            name,
            (in Facts f) => WithoutNull(code.Read(f), name),
            timing,
            nextChange is null ? null : (in Facts f) => code.Next(f, nextChange)) { IsHostCode = true };
    }

    private static IReadOnlyList<string>? WithoutNull(IReadOnlyList<string>? set, string name)
    {
        for (var i = 0; i < set?.Count; i++)
        {
            if (set[i] is null) throw new FieldException(name, "returned a set that contains null.");
        }

        return set;
    }

    private static NumberField Number(HostCode<decimal?> code, NumberField.Crossing? nextCrossing) => new(
        code.Name,
        (in Facts f, out decimal value) =>
        {
            var read = code.Read(f);
            value = read ?? 0;
            return read is not null;
        },
        code.Timing,
        nextCrossing) { IsHostCode = true };
}
