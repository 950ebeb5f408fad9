namespace LifecycleKit.Conditions;

/// <summary>Makes fields of the host's own. Each is made once and added to a <see cref="ConditionCatalog"/>, or used in conditions directly.</summary>
/// <remarks>
/// <para>The code behind a field serves all threads; it must be quick, change nothing and read nothing but the facts: what the facts lack should
/// be set on the customer as a trait. What it throws is a <see cref="FieldException"/> of the step, never "false".</para>
/// <para>How the timing binds it: <see cref="FieldTiming.Constant"/>, the value depends on the history alone and not on <see cref="Facts.AsOf"/>;
/// <see cref="FieldTiming.Changing"/>, it tells when it changes; <see cref="FieldTiming.Event"/>, it is asked only at events, and missing
/// otherwise.</para>
/// <para>Names take letters, digits and the characters <c>- _ .</c>, up to 100. Static and thread-safe.</para>
/// </remarks>
public static class CustomFields
{
    /// <summary>A number, or an amount of money in the reporting currency.</summary>
    /// <param name="name">The name by which rules refer to it.</param>
    /// <param name="read">Reads it; null for missing.</param>
    /// <param name="timing">How it behaves while nothing happens.</param>
    /// <param name="nextChange">When it may next change; required for <see cref="FieldTiming.Changing"/>, null otherwise.</param>
    /// <exception cref="ArgumentException">The name does not do, or the timing and <paramref name="nextChange"/> contradict each other.</exception>
    public static NumberField Number(
        string name, FieldReader<decimal?> read, FieldTiming timing = FieldTiming.Constant, FieldChange? nextChange = null)
    {
        var code = new HostCode<decimal?>(name, read, timing, nextChange is not null);
        return Number(code, nextChange is null ? null : (in Facts f, ReadOnlySpan<decimal> _) => code.Next(f, nextChange));
    }

    /// <summary>A number that changes all the time, such as a probability, and tells when it passes given thresholds.</summary>
    /// <param name="name">The name by which rules refer to it.</param>
    /// <param name="read">Reads it; null for missing.</param>
    /// <param name="nextCrossing">When it may next pass one of some thresholds; how to find that is told at <see cref="NumberField"/>.</param>
    /// <exception cref="ArgumentException">The name does not do.</exception>
    public static NumberField Number(string name, FieldReader<decimal?> read, FieldCrossing nextCrossing)
    {
        ArgumentNullException.ThrowIfNull(nextCrossing);
        var code = new HostCode<decimal?>(name, read, FieldTiming.Changing, tellsChanges: true);
        return Number(code, (in Facts f, ReadOnlySpan<decimal> thresholds) => code.Next(f, thresholds, nextCrossing));
    }

    /// <summary>Yes or no.</summary>
    /// <inheritdoc cref="Number(string, FieldReader{decimal?}, FieldTiming, FieldChange?)"/>
    public static FlagField Flag(
        string name, FieldReader<bool?> read, FieldTiming timing = FieldTiming.Constant, FieldChange? nextChange = null)
    {
        var code = new HostCode<bool?>(name, read, timing, nextChange is not null);
        return new FlagField(
            name,
            (in Facts f) => code.Read(f) switch { true => Truth.True, false => Truth.False, null => Truth.Unknown },
            timing,
            nextChange is null ? null : (in Facts f) => code.Next(f, nextChange)) { IsHostCode = true };
    }

    /// <summary>Text, compared ordinally.</summary>
    /// <inheritdoc cref="Number(string, FieldReader{decimal?}, FieldTiming, FieldChange?)"/>
    public static TextField Text(
        string name, FieldReader<string?> read, FieldTiming timing = FieldTiming.Constant, FieldChange? nextChange = null)
    {
        var code = new HostCode<string?>(name, read, timing, nextChange is not null);
        return new TextField(name, code.Read, timing, nextChange is null ? null : (in Facts f) => code.Next(f, nextChange)) { IsHostCode = true };
    }

    /// <summary>An instant; <c>default</c> is missing too. That its age grows is no change: it changes when it becomes another instant.</summary>
    /// <inheritdoc cref="Number(string, FieldReader{decimal?}, FieldTiming, FieldChange?)"/>
    public static InstantField Instant(
        string name, FieldReader<DateTimeOffset?> read, FieldTiming timing = FieldTiming.Constant, FieldChange? nextChange = null)
    {
        var code = new HostCode<DateTimeOffset?>(name, read, timing, nextChange is not null);
        return new InstantField(
            name,
            (in Facts f) => code.Read(f)?.UtcTicks ?? 0,
            timing,
            nextChange is null ? null : (in Facts f) => code.Next(f, nextChange)) { IsHostCode = true };
    }

    /// <summary>A set of texts, compared ordinally; in any order, and never written to once given. An empty one is a value.</summary>
    /// <inheritdoc cref="Number(string, FieldReader{decimal?}, FieldTiming, FieldChange?)"/>
    public static SetField Set(
        string name, FieldReader<IReadOnlyList<string>?> read, FieldTiming timing = FieldTiming.Constant, FieldChange? nextChange = null)
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
            if (set[i] is null) throw new FieldException(name, "gave a set that holds null.");
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
