using LifecycleKit.Customers;

namespace LifecycleKit.Plays;

/// <summary>Ready-made playbooks.</summary>
/// <remarks>
/// <para>The key of a play is the key of its content. Within a segment or stage the play with the more important goal has the higher
/// priority. During its cooldown, or without consent, the next play is considered.</para>
/// <para>The frequency caps of all presets are: one e-mail in 3 days and eight in 30 days; one text message in 7 days; one push
/// notification a day and three in 7 days; two plays on the site a day; one call in 90 days; one message on the custom channel in 14 days;
/// and three plays a day in all. Push, text messages and calls have quiet hours from 20:00 to 09:00 in the zone of the customer.</para>
/// <para>Plays on channels other than the site need consent (<see cref="ConsentNeed.Contactable"/>). The presets are immutable.</para>
/// </remarks>
public static partial class Playbooks
{
    /// <summary>All presets.</summary>
    public static IReadOnlyList<Playbook> All => Catalogue.Presets;

    /// <summary>Returns a preset by its name.</summary>
    /// <param name="name">The name, such as <c>retail</c>, compared ordinally.</param>
    /// <returns>The preset; null when there is no preset of this name.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static Playbook? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var preset in All)
        {
            if (string.Equals(preset.Name, name, StringComparison.Ordinal)) return preset;
        }

        return null;
    }

    /// <summary>Declares the frequency caps and quiet hours of all plays together.</summary>
    private static void DeclareLimits(PlaybookBuilder book) => book
        .FrequencyCap(FrequencyCap.InDays(3))
        .FrequencyCapOn(Channels.Email, FrequencyCap.InWindow(1, Days(3)))
        .FrequencyCapOn(Channels.Email, FrequencyCap.InWindow(8, Days(30)))
        .FrequencyCapOn(Channels.Sms, FrequencyCap.InWindow(1, Days(7)))
        .FrequencyCapOn(Channels.Push, FrequencyCap.InDays(1))
        .FrequencyCapOn(Channels.Push, FrequencyCap.InDays(3, days: 7))
        .FrequencyCapOn(Channels.OnSite, FrequencyCap.InDays(2))
        .FrequencyCapOn(Channels.InPerson, FrequencyCap.InWindow(1, Days(90)))
        .FrequencyCapOn(Channels.Custom, FrequencyCap.InWindow(1, Days(14)))
        .QuietHours(Channels.Push | Channels.Sms | Channels.InPerson, QuietHours.Between(new TimeOnly(20, 0), new TimeOnly(9, 0)));

    private static TimeSpan Days(int days) => TimeSpan.FromDays(days);

    /// <summary>The list of the presets, in a class of its own, so that all presets are made before the list.</summary>
    private static class Catalogue
    {
        public static readonly IReadOnlyList<Playbook> Presets = Array.AsReadOnly([FivePhase, Retail, B2B]);
    }
}
