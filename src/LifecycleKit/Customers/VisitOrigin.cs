namespace LifecycleKit.Customers;

/// <summary>What is known of the origin of a visit besides the source. A visit of which nothing is known has none.</summary>
internal sealed record VisitOrigin(string? Medium, string? Campaign, string? Term, string? LandingPage)
{
    /// <exception cref="ArgumentException">A text is too long.</exception>
    public static VisitOrigin? Of(string? medium, string? campaign, string? term, string? landingPage) =>
        medium is null && campaign is null && term is null && landingPage is null
            ? null
            : new VisitOrigin(
                TextLimits.Checked(medium, nameof(medium)), TextLimits.Checked(campaign, nameof(campaign)),
                TextLimits.Checked(term, nameof(term)),
                TextLimits.Checked(landingPage, nameof(landingPage), TextLimits.MaxTextLength));

    /// <summary>Compares in a fixed order, which decides between visits with the same instant, id and source; null comes first.</summary>
    public static int Compare(VisitOrigin? left, VisitOrigin? right)
    {
        var order = string.CompareOrdinal(left?.Medium, right?.Medium);
        if (order == 0) order = string.CompareOrdinal(left?.Campaign, right?.Campaign);
        if (order == 0) order = string.CompareOrdinal(left?.Term, right?.Term);
        if (order == 0) order = string.CompareOrdinal(left?.LandingPage, right?.LandingPage);
        return order != 0 ? order : (left is not null).CompareTo(right is not null);
    }

    internal static VisitOrigin Unpack(ref PackedReader from) => new(from.Text(), from.Text(), from.Text(), from.Text());

    internal void Pack(PackedWriter to)
    {
        to.Text(Medium);
        to.Text(Campaign);
        to.Text(Term);
        to.Text(LandingPage);
    }
}
