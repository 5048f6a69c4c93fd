import { BlockList, isIP, isIPv6 } from 'node:net'

/** Networks that are not the public internet's (RFC 6890 and its registries). */
const INNER_V4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
]
/** What is handed out to the public of IPv6, less what only wraps IPv4 or is for papers and tests. */
const OUTER_V6 = ['2000::/3']
const INNER_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const innerV4 = listOf(INNER_V4, 'ipv4')
const innerV6 = listOf(INNER_V6, 'ipv6')
const outerV6 = listOf(OUTER_V6, 'ipv6')

/** Whether an IP address (of either kind, without brackets) is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false
  if (isIPv6(address)) return outerV6.check(address, 'ipv6') && !innerV6.check(address, 'ipv6')
  return !innerV4.check(address, 'ipv4')
}

function listOf(networks: readonly string[], kind: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix = ''] = network.split('/')
    list.addSubnet(address, Number(prefix), kind)
  }
  return list
}
