namespace LifecycleKit.Conditions;

/// <summary>
/// Calls the host's code of a custom field: exceptions name the field, and returned instants must be later than the current one.
/// </summary>
internal sealed class HostCode<T>
{
    private readonly FactReader<T> _read;

    /// <exception cref="ArgumentException">The name is not valid in rules, or the timing and the change contradict each other.</exception>
    public HostCode(string name, FactReader<T> read, FieldTiming timing, bool hasChanges)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(read);
        if ((Ids.Problem(name) ?? (ConditionText.Name(name) == name ? null : "contains other characters")) is { } problem)
            throw new ArgumentException($"The name of a field {problem}. Use letters, digits and the characters - _ . only.", nameof(name));
        if (!Enum.IsDefined(timing))
            throw new ArgumentOutOfRangeException(nameof(timing), timing, "The timing must be one of FieldTiming.");
        if (timing == FieldTiming.Changing && !hasChanges)
        {
            throw new ArgumentException(
                $"The field '{name}' changes with time. Give nextChange, which returns the instant of the next change.", nameof(timing));
        }

        if (timing != FieldTiming.Changing && hasChanges)
        {
            throw new ArgumentException(
                $"The field '{name}' has nextChange, so its timing must be Changing, not {timing}.", nameof(timing));
        }

        Name = name;
        Timing = timing;
        _read = read;
    }

    public string Name { get; }

    public FieldTiming Timing { get; }

    public T? Read(in Facts facts)
    {
        if (Timing == FieldTiming.Event && !facts.HasEvent) return default;
        try
        {
            return _read(facts);
        }
        catch (Exception error)
        {
            throw new FieldException(Name, error);
        }
    }

    public long Next(in Facts facts, FactReader<DateTimeOffset?> change)
    {
        DateTimeOffset? next;
        try
        {
            next = change(facts);
        }
        catch (Exception error)
        {
            throw Failed(error);
        }

        return Ahead(facts, next);
    }

    public long Next(in Facts facts, ReadOnlySpan<decimal> thresholds, FieldCrossing crossing)
    {
        DateTimeOffset? next;
        try
        {
            next = crossing(facts, thresholds);
        }
        catch (Exception error)
        {
            throw Failed(error);
        }

        return Ahead(facts, next);
    }

    /// <summary>
    /// Creates the exception for a failed search. Date arithmetic past the year 9999 throws, although then no change can be reached.
    /// </summary>
    private FieldException Failed(Exception error) => error is OverflowException or ArgumentOutOfRangeException
        ? new FieldException(
            Name,
            $"failed when its next change was read: {error.Message} Return null when the value does not change before the year 10000.",
            error)
        : new FieldException(Name, error);

    /// <summary>Checks that an instant is later than the facts' own; otherwise it would be read again without end.</summary>
    private long Ahead(in Facts facts, DateTimeOffset? next)
    {
        if (next is not { } instant) return long.MaxValue;
        if (instant.UtcTicks > facts.AsOfTicks) return instant.UtcTicks;
        var (asOf, returned) = (ConditionText.Instant(facts.AsOfTicks), ConditionText.Instant(instant.UtcTicks));
        throw new FieldException(Name, $"must return an instant after {asOf}, not {returned}.");
    }
}
