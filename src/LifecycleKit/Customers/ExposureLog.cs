namespace LifecycleKit.Customers;

/// <summary>The arm of each experiment that one customer was first exposed to: he stays in it, whatever becomes of the shares.</summary>
/// <remarks>
/// The earliest exposure counts; of two at one instant the arm first in ordinal order, whatever the order of arrival. Not thread-safe.
/// </remarks>
[Mutable("part of a customer's history, written in place")]
public sealed class ExposureLog
{
    private readonly Dictionary<string, First> _first;

    internal ExposureLog() => _first = new(StringComparer.Ordinal);

    private ExposureLog(ExposureLog source) => _first = new(source._first, StringComparer.Ordinal);

    /// <summary>The arm of the first exposure to an experiment; null when there was none.</summary>
    /// <param name="experiment">The key of the experiment.</param>
    /// <exception cref="ArgumentNullException"><paramref name="experiment"/> is null.</exception>
    public string? ArmOf(string experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return _first.GetValueOrDefault(experiment).Arm;
    }

    /// <summary>Writes what an event says; returns what stood there before, <c>default</c> for nothing.</summary>
    internal First Write(in CustomerEvent e)
    {
        var (said, before) = (new First(e.AtTicks, e.Arm), _first.GetValueOrDefault(e.Experiment!));
        if (said.IsBefore(before)) _first[e.Experiment!] = said;
        return before;
    }

    internal void Restore(string experiment, First before)
    {
        if (before.Arm is null) _first.Remove(experiment);
        else _first[experiment] = before;
    }

    internal ExposureLog Clone() => new(this);

    /// <summary>An exposure; <c>default</c> is none.</summary>
    internal readonly record struct First(long Ticks, string? Arm)
    {
        public bool IsBefore(in First other)
        {
            if (other.Arm is null) return true;
            return Ticks != other.Ticks ? Ticks < other.Ticks : string.CompareOrdinal(Arm, other.Arm) < 0;
        }
    }
}
