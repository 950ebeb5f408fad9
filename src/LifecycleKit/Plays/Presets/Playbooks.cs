using LifecycleKit.Customers;

namespace LifecycleKit.Plays;

/// <summary>Ready-made playbooks.</summary>
/// <remarks>
/// <para>A play's key is the key of its content. Within a segment or stage the play of the greater goal has the higher priority; while it rests or is not
/// allowed, the next one has its turn.</para>
/// <para>What holds for all plays together: at most one e-mail in three days and eight in thirty, as a newsletter and a note in one week are what a reader
/// bears; one text message a week, which interrupts; one push notification a day and three a week, before the app is muted; two banners a day, so that
/// the site remains a shop; one call in 90 days, which takes somebody's time on both ends; one message of the host's own channel in 14 days; and no more than
/// three of all a day. Nobody is called or buzzed between 20:00 and 09:00 on his clock.</para>
/// <para>What reaches the customer away from the site needs consent (<see cref="ConsentNeed.Contactable"/>). Immutable and safe to share between
/// threads.</para>
/// </remarks>
public static partial class Playbooks
{
    /// <summary>Every preset.</summary>
    public static IReadOnlyList<Playbook> All => Catalogue.Presets;

    /// <summary>Finds a preset.</summary>
    /// <param name="name">Its name, such as <c>retail</c>, compared ordinally.</param>
    /// <returns>The preset, or null when there is none of this name.</returns>
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

    /// <summary>How often all plays together may speak, and when not.</summary>
    private static void DeclareManners(PlaybookBuilder book) => book
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

    /// <summary>Apart from the presets, so that all of them are made before the list is.</summary>
    private static class Catalogue
    {
        public static readonly IReadOnlyList<Playbook> Presets = Array.AsReadOnly([FivePhase, Retail]);
    }
}
