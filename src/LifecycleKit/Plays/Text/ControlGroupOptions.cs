namespace LifecycleKit.Plays;

/// <summary>The universal control group in text; see <see cref="Experiments.UniversalControl"/>.</summary>
/// <remarks>Null or empty text is as good as not given. Filled by the host or by a binder, then read. Not thread-safe.</remarks>
[Mutable("options are set up by the host and then read")]
public sealed class ControlGroupOptions
{
    /// <summary>Its share of all customers in basis points, from 0 to 10 000; null, the default, for 500.</summary>
    public int? BasisPoints { get; set; }

    /// <summary>What sets its draw apart from others; null by default, for that of <see cref="Experiments.UniversalControl.Salt"/>.</summary>
    public string? Salt { get; set; }

    /// <summary>After how many calendar months it is drawn anew, up to 1 200; 0, the default, for never.</summary>
    public int RedrawMonths { get; set; }

    /// <summary>The id of the zone whose months they are, such as <c>Europe/Berlin</c>; null, the default, for UTC.</summary>
    public string? TimeZone { get; set; }
}
