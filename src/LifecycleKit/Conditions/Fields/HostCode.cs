namespace LifecycleKit.Conditions;

/// <summary>A host's code behind a field, asked with care: its errors name the field, and its instants must lead on.</summary>
internal sealed class HostCode<T>
{
    private readonly FieldReader<T> _read;

    /// <exception cref="ArgumentException">The name cannot be written in rules, or the timing and the change contradict each other.</exception>
    public HostCode(string name, FieldReader<T> read, FieldTiming timing, bool tellsChanges)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(read);
        if ((Ids.Problem(name) ?? (ConditionText.Name(name) == name ? null : "holds other characters")) is { } problem)
            throw new ArgumentException($"The name of a field {problem}. Use letters, digits and the characters - _ . alone.", nameof(name));
        if (!Enum.IsDefined(timing)) throw new ArgumentOutOfRangeException(nameof(timing), timing, "The timing must be one of FieldTiming.");
        if (timing == FieldTiming.Changing && !tellsChanges)
            throw new ArgumentException($"The field '{name}' changes with time, so it must tell when: give nextChange.", nameof(timing));
        if (timing != FieldTiming.Changing && tellsChanges)
            throw new ArgumentException($"The field '{name}' tells when it changes, so its timing must be Changing, not {timing}.", nameof(timing));
        (Name, Timing, _read) = (name, timing, read);
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

    public long Next(in Facts facts, FieldChange change)
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

    /// <summary>Arithmetic on dates past the year 9999 throws; then there is no next change that could ever be reached.</summary>
    private FieldException Failed(Exception error) => error is OverflowException or ArgumentOutOfRangeException
        ? new FieldException(Name, $"failed when asked for its next change: {error.Message} Return null when it does not change before the year 10000.", error)
        : new FieldException(Name, error);

    /// <summary>An instant that does not lie ahead would be asked for again without end.</summary>
    private long Ahead(in Facts facts, DateTimeOffset? next)
    {
        if (next is not { } instant) return long.MaxValue;
        if (instant.UtcTicks > facts.AsOfTicks) return instant.UtcTicks;
        var (asOf, told) = (ConditionText.Instant(facts.AsOfTicks), ConditionText.Instant(instant.UtcTicks));
        throw new FieldException(Name, $"must tell an instant after {asOf}, not {told}.");
    }
}
