namespace NeuralNets;

/// <summary>
/// Long sums over rows: plain chains inside blocks of 1024 rows, counted from row 0 of the whole set, joined by the complete
/// binary tree over the blocks' absolute indices. Where a set was cut into calls, threads or machines leaves no trace.
/// </summary>
internal static class RowBlock
{
    public const int Size = 1024;
}

/// <summary>A node of the tree over blocks: the sum of blocks Index·2^Level … (Index + 1)·2^Level − 1, as far as they are there.</summary>
internal struct BlockNode<TValues>
{
    public int Level;
    public long Index;
    public TValues Values;

    public readonly bool IsLeftOf(in BlockNode<TValues> next) => Level == next.Level && (Index & 1) == 0 && next.Index == Index + 1;

    public readonly BlockNode<TValues> Parent() => new() { Level = Level + 1, Index = Index >> 1, Values = Values };
}

/// <summary>The sums of a contiguous run of blocks, joined as far as the tree allows.</summary>
/// <param name="add">left += right; what was right is free afterwards.</param>
internal sealed class BlockTree<TValues>(Func<TValues, TValues, TValues> add)
{
    private readonly List<BlockNode<TValues>> _nodes = new(16);

    public int Count => _nodes.Count;

    public BlockNode<TValues> this[int i] => _nodes[i];

    public BlockNode<TValues> Last
    {
        get => _nodes[^1];
        set => _nodes[^1] = value;
    }

    public void Clear() => _nodes.Clear();

    public void Append(BlockNode<TValues> node) => _nodes.Add(node);

    /// <summary>Joins siblings; an open last block (rows may still come) stays out.</summary>
    public void Join(bool lastIsOpen)
    {
        int i = 0;
        while (i + 1 < _nodes.Count)
        {
            bool open = lastIsOpen && i + 1 == _nodes.Count - 1;
            if (!open && _nodes[i].IsLeftOf(_nodes[i + 1]))
            {
                AddNext(i);
                i = Math.Max(i - 1, 0);
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>The sum of everything: an absent child is skipped, its sibling stands for the parent.</summary>
    public TValues Fold()
    {
        for (int level = 0; _nodes.Count > 1; level++)
        {
            for (int i = 0; i < _nodes.Count; i++)
            {
                if (_nodes[i].Level != level)
                    continue;
                if (i + 1 < _nodes.Count && _nodes[i].IsLeftOf(_nodes[i + 1]))
                    AddNext(i);
                else
                    _nodes[i] = _nodes[i].Parent();
            }
        }
        return _nodes[0].Values;
    }

    private void AddNext(int i)
    {
        BlockNode<TValues> sum = _nodes[i].Parent();
        sum.Values = add(_nodes[i].Values, _nodes[i + 1].Values);
        _nodes[i] = sum;
        _nodes.RemoveAt(i + 1);
    }
}
