namespace LifecycleKit.Conditions;

public static partial class Fields
{
    /// <summary>
    /// Returns a built-in field that is found at any length or for any name, such as <c>orders.last365d</c> or
    /// <c>customEvents.signup.count</c>; null when the name is none of them in canonical text.
    /// </summary>
    internal static Field? OnDemand(string name) =>
        Window(name) ?? DayWindow(name) ?? CustomEvent(name) ?? AnniversaryField(name);
}
