namespace LifecycleKit.Plays;

/// <summary>The universal control group as text; see <see cref="Experiments.UniversalControl"/>.</summary>
/// <remarks>Null and empty text mean that a member is not set. Filled by the host or by a binder, then read once. Not
/// thread-safe.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class ControlGroupOptions
{
    /// <summary>The share of all customers in basis points, from 0 to 10 000; null, the default, for 500.</summary>
    public int? BasisPoints { get; set; }

    /// <summary>The salt of the draw; null, the default, for the default of <see cref="Experiments.UniversalControl.Salt"/>.</summary>
    public string? Salt { get; set; }

    /// <summary>The number of calendar months after which the group is drawn again, up to 1 200; 0, the default, for never.</summary>
    public int RedrawMonths { get; set; }

    /// <summary>The id of the zone of these months, such as <c>Europe/Berlin</c>; null, the default, for UTC.</summary>
    public string? TimeZone { get; set; }
}
