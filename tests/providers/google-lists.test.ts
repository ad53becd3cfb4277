/** Kinds of Takeout file that came up beside the ones in the samples. All data is made up. */
import assert from 'node:assert/strict';
import { testCases } from './read-cases.js';

const cell = (said: string) =>
  `<div class="outer-cell mdl-cell"><div class="mdl-grid"><div class="header-cell"><p>Search</p></div><div class="content-cell mdl-cell mdl-typography--body-1">${said}</div></div></div>`;
const page = (cells: string, style = '') =>
  `<html><head><title>My Activity History</title><style>${style}</style></head><body><div class="mdl-grid">${cells}</div></body></html>`;
const tea = '<a href="https://www.google.com/search?q=tea">tea</a><br>';

testCases({
  'a page whose style sheet is longer than its head': {
    files: {
      'MyActivity.html': page(
        cell(`Searched for&nbsp;${tea}Feb 1, 2026, 8:30:00 AM UTC`),
        `.outer-cell{margin:0}${'.x{color:#fff}'.repeat(6000)}`,
      ),
    },
    provider: 'google',
    kinds: { search: 1 },
    states: { read: 1 },
    period: ['2026-02-01T08:30:00Z', '2026-02-01T08:30:00Z'],
  },
  'a page without entries is an answer': {
    files: { 'Takeout/My Activity/Ads/MyActivity.html': page('') },
    provider: 'google',
    kinds: {},
    states: { read: 1 },
    check: (_, summary) => assert.deepEqual(summary.findings, []),
  },
  'clocks in Portuguese, Korean and Chinese': {
    files: {
      'MyActivity.html': page(
        ['1 de fev. de 2026 08:30:00 BRT', '2026. 2. 1. 오전 8:30:00 KST', '2026年2月1日 上午8:30:00']
          .map((time) => cell(`${tea}${time}`))
          .join(''),
      ),
    },
    provider: 'google',
    kinds: { search: 3 },
    local: ['2026-02-01T08:30:00', '2026-02-01T08:30:00'],
  },
  'an empty list of locations': {
    files: { 'Records.json': { locations: [] } },
    provider: 'google',
    kinds: {},
    states: { read: 1 },
  },
  'Chrome’s typed addresses are no visits': {
    files: {
      'History.json': {
        'Browser History': [
          { title: 'Tea', url: 'https://example.com', time_usec: 1772478000000000, page_transition: 'LINK' },
        ],
        'Typed Url': [
          { url: 'https://example.com', title: 'Tea', visits: [{ visit_time: 1, transition: 2 }] },
        ],
        Session: [],
      },
    },
    provider: 'google',
    kinds: { other: 1, visit: 1 },
  },
  'saved places and reviews, old and new; 0, 0 is no position': {
    files: {
      'Saved Places.json': {
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [-111.3, 47.5] },
            properties: {
              'Google Maps URL': 'http://maps.google.com/?cid=1',
              Location: { Address: 'Mill', 'Geo Coordinates': { Latitude: '47.5', Longitude: '-111.3' } },
              Published: '2026-01-01T00:00:00Z',
              Title: 'Mill',
            },
          },
          {
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [0, 0] },
            properties: { date: '2026-01-02T00:00:00Z', google_maps_url: 'http://maps.google.com/?cid=2' },
          },
        ],
      },
    },
    provider: 'google',
    kinds: { location: 1, other: 1 },
    check: (rows) => assert.deepEqual([rows[0]?.lat, rows[0]?.lon, rows[0]?.text], [47.5, -111.3, 'Mill']),
  },
  'Google Play and YouTube lists': {
    files: {
      'Installs.json': [
        {
          install: {
            doc: { documentType: 'Android Apps', title: 'Mill' },
            firstInstallationTime: '2026-01-01T00:00:00Z',
          },
        },
      ],
      'Purchase History.json': [
        {
          purchaseHistory: {
            invoicePrice: '$1.00',
            doc: { title: 'Mill' },
            purchaseTime: '2026-01-02T00:00:00Z',
          },
        },
      ],
      'likes.json': [
        {
          kind: 'youtube#playlistItem',
          etag: 'e',
          id: 'i',
          snippet: { title: 'Tea', publishedAt: '2026-01-03T00:00:00Z', resourceId: { videoId: 'x' } },
        },
      ],
      'subscriptions.csv':
        'Channel Id,Channel Url,Channel Title\nUC1,http://www.youtube.com/channel/UC1,Mill\n',
    },
    provider: 'google',
    kinds: { contact: 1, other: 1, purchase: 1, reaction: 1 },
    period: ['2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z'],
  },
});
