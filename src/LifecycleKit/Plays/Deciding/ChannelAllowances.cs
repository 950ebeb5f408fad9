using System.Runtime.CompilerServices;

namespace LifecycleKit.Plays;

/// <summary>The room that the caps of each channel leave, where it has been asked for.</summary>
[InlineArray(ChannelIndex.Count)]
internal struct ChannelAllowances
{
    private CapAllowance? _first;
}
