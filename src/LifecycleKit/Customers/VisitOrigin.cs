namespace LifecycleKit.Customers;

/// <summary>The origin of a visit of which more than the source is known.</summary>
internal sealed record VisitOrigin(string? Source, string? Medium, string? Campaign, string? Term, string? LandingPage)
{
    /// <exception cref="ArgumentException">A text is too long.</exception>
    public static VisitOrigin? Of(string? source, string? medium, string? campaign, string? term, string? landingPage) =>
        medium is null && campaign is null && term is null && landingPage is null
            ? null
            : new VisitOrigin(
                source, TextLimits.Checked(medium, nameof(medium)), TextLimits.Checked(campaign, nameof(campaign)),
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

    internal static VisitOrigin Unpack(string? source, ref PackedReader from) =>
        new(source, from.Text(), from.Text(), from.Text(), from.Text());

    internal void Pack(PackedWriter to)
    {
        to.Text(Medium);
        to.Text(Campaign);
        to.Text(Term);
        to.Text(LandingPage);
    }
}
