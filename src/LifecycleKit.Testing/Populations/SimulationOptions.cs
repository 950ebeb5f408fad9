using System.Globalization;

namespace LifecycleKit.Testing;

/// <summary>What the options of all simulated populations have in common.</summary>
public abstract class SimulationOptions
{
    private protected const int MaxDayCount = 3650;

    private protected SimulationOptions()
    {
    }

    /// <summary>The seed: equal options with equal seeds give equal events.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The instant from which on there are customers; every event is at a whole second, this one or later.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The zone of calendar days, for <see cref="SimulatedPopulation.GetOrderLog"/>.</summary>
    /// <value>UTC by default.</value>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The ISO 4217 code of the amounts.</summary>
    /// <value>Null by default: the reporting currency.</value>
    public string? Currency { get; init; }

    /// <summary>The first whole second from <see cref="Start"/> on, in UTC.</summary>
    internal DateTimeOffset FirstSecond
    {
        get
        {
            var ticks = Start.UtcTicks + TimeSpan.TicksPerSecond - 1;
            return new DateTimeOffset(ticks - ticks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
        }
    }

    /// <summary>Returns the format of the numbers in ids: at least six digits, and as many as the last number has.</summary>
    internal static string NumberFormat(int count) => $"D{Math.Max(6, count.ToString(CultureInfo.InvariantCulture).Length)}";

    /// <summary>Returns a share from 0 to 1.</summary>
    private protected static double Share(double value, string name) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "A share must be from 0 to 1.");

    /// <summary>Returns a number within bounds.</summary>
    private protected static int Between(int value, int least, int most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
        return value;
    }
}
